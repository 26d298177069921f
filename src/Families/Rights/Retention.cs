namespace Neighbourhood.Families.Rights;

/// <summary>When what is kept about a person has had its time: a pure rule, in whole days of London (settings.md, ig.retention).</summary>
/// <param name="ChildToAge">The birthday up to which a child's records are kept.</param>
/// <param name="Years">Years after the last thing that happened, for everybody.</param>
internal sealed record Retention(int ChildToAge, int Years)
{
    /// <summary>
    /// The later of the two: the birthday, where somebody was a child while they were known, and the years after the last thing that happened.
    /// Of whom no day of birth is known, a child is thought.
    /// </summary>
    internal DateOnly DueOn(DateOnly? born, DateOnly firstKnownOn, DateOnly lastActiveOn)
    {
        var after = lastActiveOn.AddYears(Years);
        var birthday = born is not { } day ? firstKnownOn.AddYears(ChildToAge)
            : firstKnownOn < day.AddYears(People.Age.Adult) ? day.AddYears(ChildToAge)
            : after;
        return birthday > after ? birthday : after;
    }
}

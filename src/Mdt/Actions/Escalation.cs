namespace Neighbourhood.Mdt.Actions;

/// <summary>To whom an action goes that is overdue for long.</summary>
internal enum EscalationStage { Manager, Chair }

/// <summary>Rule 9 of case meetings: when an overdue action goes further, and to whom. Nobody who declared a conflict with the family is ever told.</summary>
internal static class Escalation
{
    /// <summary>Who in a team could be told.</summary>
    internal sealed record Team(Guid? Coordinator, Guid? Chair, IReadOnlyList<Guid> Deputies);

    /// <summary>More than so many days after its day.</summary>
    internal static bool IsDue(DateOnly dueOn, DateOnly today, int days) => today.DayNumber - dueOn.DayNumber > days;

    /// <summary>The last day of an action that is overdue for more than so many days.</summary>
    internal static DateOnly DueBefore(DateOnly today, int days) => today.AddDays(-days);

    /// <summary>The owner's manager where one is known, else the coordinator; the chair or a deputy where neither may. Not the owner themself. Null for nobody.</summary>
    internal static Guid? ToManager(Guid owner, Guid? manager, Team team, IReadOnlyCollection<Guid> barred) =>
        First([manager, team.Coordinator, team.Chair, .. Others(team)], owner, barred);

    /// <summary>The chair, or a deputy where the chair declared a conflict or is the owner; else the coordinator; the chair themself where there is nobody else.</summary>
    internal static Guid? ToChair(Guid owner, Team team, IReadOnlyCollection<Guid> barred) =>
        First([team.Chair, .. Others(team), team.Coordinator], owner, barred) ?? First([team.Chair], null, barred);

    private static IEnumerable<Guid?> Others(Team team) => team.Deputies.Select(d => (Guid?)d);

    private static Guid? First(IEnumerable<Guid?> candidates, Guid? owner, IReadOnlyCollection<Guid> barred) =>
        candidates.FirstOrDefault(c => c is { } id && id != owner && !barred.Contains(id));
}

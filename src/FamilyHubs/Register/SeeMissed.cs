using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>A worker sees who was booked into a targeted session and was not there.</summary>
[Allows(Permissions.TakeRegister, On = nameof(SessionId))]
internal sealed record SeeMissed(Guid SessionId) : IQuery<IReadOnlyList<SeeMissed.Person>>
{
    /// <param name="Fixed">What it is called by their age; null where the worker chooses.</param>
    internal sealed record Person(Guid PersonId, string Name, Outcome? Fixed, Outcome? Outcome, MissedReason? Reason, string? Note);
}

/// <inheritdoc cref="SeeMissed"/>
internal sealed class AnswerSeeMissed(RegisterBook book, Missed missed, ISend send, Audit audit) : IQueryHandler<SeeMissed, IReadOnlyList<SeeMissed.Person>>
{
    public async Task<IReadOnlyList<SeeMissed.Person>> Handle(SeeMissed query, CancellationToken ct)
    {
        var session = await book.Look(query.SessionId, ct) ?? throw new NotFound("The session");
        var people = await missed.Of(query.SessionId, session.Day, ct);
        if (people.Count == 0) return [];
        var names = (await send.Ask(new GetPeople([.. people.Select(p => p.PersonId)]), ct)).ToDictionary(p => p.Id, p => p.Name);
        audit.Saw(people.Select(p => p.PersonId));
        return [.. people.Select(p => new SeeMissed.Person(p.PersonId, names.GetValueOrDefault(p.PersonId, "Somebody"), p.Fixed, p.Outcome, p.Reason, p.Note))];
    }
}

using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A programme with its sessions, who is in it, how often each came, and what changed for them.</summary>
[Allows(Permissions.ViewOffer, On = nameof(ProgrammeId))]
internal sealed record SeeProgramme(Guid ProgrammeId) : IQuery<SeeProgramme.Answer>
{
    /// <param name="Enough">To how many sessions one comes to complete it.</param>
    internal sealed record Answer(
        ProgrammeDesk.Row Row, string Facilitator, string State, int Enough, IReadOnlyList<Person> People, IReadOnlyList<Meeting> Sessions, IReadOnlyList<Measures.Change> Changes);

    /// <param name="Name">As this viewer may see it.</param>
    internal sealed record Person(ProgrammeDesk.Enrolment Enrolment, string Name, int Attended, bool Completed);

    internal sealed record Meeting(Guid Id, DateOnly Day, SessionStatus Status);
}

internal sealed class AnswerSeeProgramme(Db db, ProgrammeDesk desk, ISend send, Audit audit, TimeProvider clock) : IQueryHandler<SeeProgramme, SeeProgramme.Answer>
{
    public async Task<SeeProgramme.Answer> Handle(SeeProgramme query, CancellationToken ct)
    {
        var row = await desk.Find(query.ProgrammeId, ct);
        var enrolments = await desk.Enrolments(row.Id, ct);
        Guid[] ids = [.. enrolments.Select(e => e.PersonId).Distinct()];
        var attended = await desk.Attended(row.Id, ids, ct);
        var names = (ids.Length == 0 ? [] : await send.Ask(new GetPeople(ids), ct)).ToDictionary(p => p.Id, p => p.Name);
        var sessions = await db.Query<SeeProgramme.Meeting>("SELECT id, day, status FROM familyhubs_session WHERE programme_id = @Id ORDER BY starts_at, id", new { row.Id }, ct);
        var facilitator = row.FacilitatorUserId is null ? "Nobody yet" : (await send.Names([row.FacilitatorUserId], ct))(row.FacilitatorUserId);
        var people = enrolments.Select(e => new SeeProgramme.Person(
            e, names.GetValueOrDefault(e.PersonId, "Somebody"), attended(e.PersonId), Programme.IsCompleted(attended(e.PersonId), row.RequiredSessions, row.CompletionPct))).ToList();
        audit.Saw(ids); // last: what is asked in between writes its own row
        return new(row, facilitator, Programme.Label(row.StartsOn, row.Weeks, row.EndedOn, clock.Today()), Programme.Enough(row.RequiredSessions, row.CompletionPct), people, sessions,
            Measures.Changes([.. enrolments.Select(e => e.Measures)]));
    }
}

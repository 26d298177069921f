using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>The people who were booked into a targeted session and were not there, and what is said of it.</summary>
internal sealed class Missed(Db db, BookedOutcomes booked, DoNotContact contact, ISend send, IOutbox outbox, TimeProvider clock)
{
    private const int FollowUpDays = 2;

    private sealed record Row(Guid PersonId, Guid HouseholdId, Outcome? Outcome, MissedReason? OutcomeReason, string? OutcomeNote);

    private sealed record Strand(Offer.Strand Kind, Guid? NeighbourhoodId);

    /// <param name="Fixed">What it is called by their age; null where the worker chooses.</param>
    /// <param name="Outcome">What was said; null before anybody did.</param>
    internal sealed record Person(Guid PersonId, Guid HouseholdId, Outcome? Fixed, Outcome? Outcome, MissedReason? Reason, string? Note);

    /// <summary>Nobody for a universal session: there it is nobody's business. Who cancelled in advance is not missed, nor who died, nor a child who is not born.</summary>
    internal async Task<IReadOnlyList<Person>> Of(Guid sessionId, DateOnly day, CancellationToken ct)
    {
        var strand = await db.Find<Strand>("""
            SELECT a.strand AS kind, t.neighbourhood_id FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site t ON t.id = s.site_id WHERE s.id = @sessionId
            """, new { sessionId }, ct);
        if (strand is null or { Kind: Offer.Strand.Universal }) return [];
        var rows = await db.Query<Row>("""
            SELECT p.person_id, b.household_id, p.outcome, p.outcome_reason, p.outcome_note
            FROM familyhubs_booking b JOIN familyhubs_booking_person p ON p.booking_id = b.id
            WHERE b.session_id = @sessionId AND b.status IN ('Booked', 'Attended', 'NotAttended')
                AND (p.outcome IS NULL OR p.outcome IN ('WasNotBrought', 'DidNotAttend'))
            ORDER BY b.household_id, p.person_id
            """, new { sessionId }, ct);
        if (rows.Count == 0) return [];
        var ages = (await send.Ask(new GetAges([.. rows.Select(r => r.PersonId)], day), ct)).ToDictionary(a => a.PersonId);
        var limits = NotThere.Ages.Read(await send.Ask(new GetSetting("wnb.under", strand.NeighbourhoodId), ct), await send.Ask(new GetSetting("wnb.workerChooses", strand.NeighbourhoodId), ct));
        var died = await contact.Died([.. rows.Select(r => r.PersonId)], ct);
        return [.. rows.Where(r => !died.Contains(r.PersonId) && ages.GetValueOrDefault(r.PersonId) is not { IsUnborn: true }).Select(r => new Person(
            r.PersonId, r.HouseholdId, ages.TryGetValue(r.PersonId, out var age) ? NotThere.Of(age.Months, age.IsChild, limits) : Outcome.DidNotAttend, r.Outcome, r.OutcomeReason, r.OutcomeNote))];
    }

    /// <summary>Keeps what was said of each, and tells of each child who was not brought, once. Where the worker chooses and has not, nothing is said yet.</summary>
    internal async Task Settle(Guid sessionId, DateOnly day, IReadOnlyList<NotThere.Said> said, CancellationToken ct)
    {
        foreach (var person in await Of(sessionId, day, ct))
        {
            var words = said.FirstOrDefault(s => s.PersonId == person.PersonId);
            if ((person.Fixed ?? words?.Outcome ?? person.Outcome) is not { } outcome || (words is null && person.Outcome is not null)) continue;
            Check(words, outcome);
            await booked.Set(sessionId, [person.PersonId], outcome, words?.Reason?.ToString(), string.IsNullOrWhiteSpace(words?.Note) ? null : words.Note.Trim(), ct);
            if (words?.TaskId is { } task) await FollowUp(task, person, sessionId, ct);
            if (outcome == Outcome.WasNotBrought && await IsFirst(sessionId, person.PersonId, ct)) await outbox.Add(new ChildWasNotBrought(person.PersonId, sessionId, day), ct);
        }
    }

    /// <summary>What was told stays told, also where they were noted as there meanwhile, and that was taken back.</summary>
    private async Task<bool> IsFirst(Guid sessionId, Guid personId, CancellationToken ct) => await db.Execute("""
        INSERT INTO familyhubs_not_brought_told (session_id, person_id) SELECT @sessionId, @personId
        WHERE NOT EXISTS (SELECT 1 FROM familyhubs_not_brought_told WHERE session_id = @sessionId AND person_id = @personId)
        """, new { sessionId, personId }, ct) > 0;

    private async Task FollowUp(Guid taskId, Person person, Guid sessionId, CancellationToken ct)
    {
        var site = (await db.Query<Guid>("SELECT site_id FROM familyhubs_session WHERE id = @sessionId", new { sessionId }, ct))[0];
        var due = await send.Ask(new AddWorkingDays(clock.Today(), FollowUpDays), ct);
        var held = (await contact.Held([person.PersonId], ct)).Count > 0;
        await send.Send(new OpenTask(taskId, held ? "Do not contact, ask first: a family was booked and not there" : "Get in touch with a family that was booked and not there", "hub.not-there", null, person.PersonId, due, TaskPriority.Medium, null, site), ct);
        await booked.Follows(taskId, sessionId, person.PersonId, ct);
    }

    private static void Check(NotThere.Said? words, Outcome outcome) => new Refusals()
        .If(outcome is not (Outcome.WasNotBrought or Outcome.DidNotAttend), "Missed", "Choose “was not brought” or “did not attend”")
        .If(words?.Reason is { } reason && !Enum.IsDefined(reason), "Missed", "Choose a reason from the list")
        .Text(words?.Note, "Missed", NotThere.LongestNote)
        .Throw();
}

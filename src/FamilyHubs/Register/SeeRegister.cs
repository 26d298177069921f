using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>A worker sees the register of a session: who is there, who is expected, and whom the search finds.</summary>
[Allows(Permissions.TakeRegister, On = nameof(SessionId))]
internal sealed record SeeRegister(Guid SessionId, string? Search = null) : IQuery<SeeRegister.Answer>
{
    /// <param name="NoClosing">Why the register cannot be closed by this worker now, and from when it can; null where it can.</param>
    internal sealed record Answer(
        string Title, string Where, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt, SessionStatus Status, Sums Sums, IReadOnlyList<Here> There, IReadOnlyList<Line> Lines,
        IReadOnlyList<Family> Expected, IReadOnlyList<Family> Found, Closing? Closed, string? NoClosing = null)
    {
        /// <summary>Somebody may be noted without a reason.</summary>
        internal bool IsOpen => Session.TakesRegister(Status);

        internal int FirstEver => There.Count(h => h.FirstEver);
    }

    /// <param name="Warnings">Never a refusal: the worker at the door knows more.</param>
    internal sealed record Here(
        Guid Id, Guid PersonId, string Name, AttendanceRole Role, Outcome Outcome, AttendanceState State, bool FirstEver, string? HeardFrom, bool? Photos, int Version, IReadOnlyList<string> Warnings);

    internal sealed record Line(Guid Id, int Adults, int Children);

    /// <param name="Care">What to do first, in words: contact is held, or something beside their booking was stopped; null for nothing.</param>
    internal sealed record Family(Guid HouseholdId, string Name, bool Booked, IReadOnlyList<Member> Members, string? Care = null);

    /// <param name="Age">In words; null where masked or not known.</param>
    internal sealed record Member(Guid PersonId, string Name, string? Age, bool IsHere);

    /// <param name="Reopened">Late entries wait to be counted.</param>
    internal sealed record Closing(int Headcount, string? Explained, bool Reopened, int LateEntries, string? AmendedReason);
}

/// <inheritdoc cref="SeeRegister"/>
internal sealed class AnswerSeeRegister(Db db, RegisterBook book, RegisterClosing closing, DoorFamilies families, Aliases aliases, ISend send, Audit audit, TimeProvider clock) : IQueryHandler<SeeRegister, SeeRegister.Answer>
{
    private sealed record Head(
        string Title, string? Place, string Site, Guid? NeighbourhoodId, int? AgeFromMonths, int? AgeToMonths, Audience Audience, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
        SessionStatus Status, int? Headcount, string? Explained, DateTimeOffset? ReopenedAt, int? LateEntries, string? AmendedReason);

    private sealed record Row(
        Guid Id, Guid PersonId, AttendanceState State, AttendanceRole Role, Outcome Outcome, int? AgeInMonths, bool FirstEver, string? HeardFrom, bool? Photos, int Version);

    public async Task<SeeRegister.Answer> Handle(SeeRegister query, CancellationToken ct)
    {
        var head = await db.Find<Head>("""
            SELECT a.title, s.place, t.name AS site, t.neighbourhood_id, a.age_from_months, a.age_to_months, a.audience, s.day, s.starts_at, s.ends_at, s.status,
                r.headcount, r.explained, r.reopened_at, r.late_entries, r.amended_reason
            FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site t ON t.id = s.site_id LEFT JOIN familyhubs_register r ON r.session_id = s.id
            WHERE s.id = @SessionId
            """, query, ct) ?? throw new NotFound("The session");
        var rows = await db.Query<Row>("""
            SELECT id, person_id, state, role, outcome, age_in_months, first_ever, heard_from, photos, version FROM familyhubs_attendance
            WHERE session_id = @SessionId AND removed_at IS NULL ORDER BY noted_at DESC, id DESC
            """, query, ct);
        var lines = await db.Query<SeeRegister.Line>("SELECT id, adults, children FROM familyhubs_count_line WHERE session_id = @SessionId AND removed_at IS NULL ORDER BY id", query, ct);
        var here = (await aliases.KeptOf([.. rows.Select(r => r.PersonId)], ct)).Values.ToHashSet();
        var open = Session.TakesRegister(head.Status);
        var expected = open ? await families.Expected(query.SessionId, head.Day, here, ct) : [];
        var found = string.IsNullOrWhiteSpace(query.Search) ? [] : await families.Find(query.Search, here, ct);
        var there = await There(rows, head, ct);
        var noClosing = open || head.ReopenedAt is not null ? await closing.WhyNot((await book.Look(query.SessionId, ct))!, clock.Now(), ct) : null;
        audit.Saw(rows.Select(r => r.PersonId));
        return new(head.Title, head.Place is null ? head.Site : $"{head.Site}, {head.Place}", head.Day, head.StartsAt, head.EndsAt, head.Status, await closing.Sums(query.SessionId, ct), there, lines,
            expected, found, head.Headcount is { } count ? new(count, head.Explained, head.ReopenedAt is not null, head.LateEntries ?? 0, head.AmendedReason) : null, noClosing);
    }

    private async Task<IReadOnlyList<SeeRegister.Here>> There(IReadOnlyList<Row> rows, Head head, CancellationToken ct)
    {
        if (rows.Count == 0) return [];
        var people = (await send.Ask(new GetPeople([.. rows.Select(r => r.PersonId)]), ct)).ToDictionary(p => p.Id);
        var (most, mostSend) = (await send.Number("hub.ageMax", head.NeighbourhoodId, ct), await send.Number("hub.sendAgeMax", head.NeighbourhoodId, ct));
        return [.. rows.Select(r => new SeeRegister.Here(
            r.Id, r.PersonId, people.TryGetValue(r.PersonId, out var person) ? person.Name : "A family that is not registered yet", r.Role, r.Outcome, r.State, r.FirstEver, r.HeardFrom, r.Photos, r.Version,
            person is { Masking: Masking.Full } ? Fit.Warnings(head.AgeFromMonths, head.AgeToMonths, head.Audience, r.AgeInMonths, most, mostSend, null) : []))];
    }
}

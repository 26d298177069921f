using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>Who leads a session sees what devices brought to its register: what differed, what joined, what is held and what was refused, and that the sums are right.</summary>
internal static class ListConflicts
{
    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    internal sealed record Query(Guid SessionId) : IQuery<Answer>;

    internal sealed record Answer(string Title, DateOnly Day, SessionStatus Status, IReadOnlyList<FromDevice> Devices, IReadOnlyList<Row> Entries);

    /// <param name="Sum">Of what it made for this session.</param>
    internal sealed record FromDevice(Guid Id, string Name, DeviceSum Sum);

    /// <param name="Who">Masked for the viewer; how many, where nobody is named.</param>
    /// <param name="Noted">What the device said; null where that says nothing more.</param>
    /// <param name="Stands">What the register says.</param>
    /// <param name="MayTake">The register may be made to say what the device said.</param>
    internal sealed record Row(
        Guid Id, EntryKind Kind, string Device, string Who, DateTimeOffset MadeAt, EntryOutcome Outcome, string? ConflictCode, string? Says, string? Noted, string? Stands, bool Settled, bool MayTake);

    internal sealed class Handler(Db db, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        private sealed record SessionRow(string Title, DateOnly Day, SessionStatus Status, int? Headcount);

        private sealed record DeviceRow(Guid Id, string Name);

        private sealed record EntryRow(
            Guid Id, Guid DeviceId, EntryKind Kind, int People, DateTimeOffset MadeAt, EntryOutcome Outcome, string? ReasonCode, string? ConflictCode, Guid? JoinedTo, Guid? PersonId,
            string? AttendanceIds, int? Headcount, string? Refusals, string Digest, DateTimeOffset? SettledAt, AttendanceRole? Role, Outcome? HowCame, AttendanceRole? ChangedRole, Outcome? ChangedOutcome, Guid? StandsPersonId,
            AttendanceRole? StandsRole, Outcome? StandsOutcome)
        {
            internal Guid? Who => Kind == EntryKind.Change ? StandsPersonId : PersonId;
        }

        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var session = await db.Find<SessionRow>("""
                SELECT a.title, s.day, s.status, r.headcount FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id LEFT JOIN familyhubs_register r ON r.session_id = s.id
                WHERE s.id = @SessionId
                """, query, ct) ?? throw new NotFound("The session");
            var rows = await db.Query<EntryRow>("""
                SELECT e.id, e.device_id, e.kind, e.people, e.made_at, e.outcome, e.reason_code, e.conflict_code, e.joined_to, e.person_id, e.attendance_ids, e.headcount, e.refusals, e.digest, e.settled_at,
                    n.role, n.outcome AS how_came, c.role AS changed_role, c.outcome AS changed_outcome, a.person_id AS stands_person_id, a.role AS stands_role, a.outcome AS stands_outcome
                FROM familyhubs_device_entry e LEFT JOIN familyhubs_attendance_entry n ON n.id = e.id LEFT JOIN familyhubs_attendance_change c ON c.id = e.id
                    LEFT JOIN familyhubs_attendance a ON a.id = e.joined_to
                WHERE e.session_id = @SessionId AND e.kind <> 'Concern' ORDER BY e.made_at, e.id
                """, query, ct);
            var devices = (await db.Query<DeviceRow>("SELECT id, name FROM familyhubs_device WHERE id IN @ids", new { ids = rows.Select(r => r.DeviceId).Distinct().ToList() }, ct)).ToDictionary(d => d.Id);
            var ids = rows.Select(r => r.Who).OfType<Guid>().Distinct().ToList();
            var people = (ids.Count == 0 ? [] : await send.Ask(new GetPeople(ids), ct)).ToDictionary(p => p.Id);
            audit.Saw(people.Values.Where(p => p.Masking != Masking.Hidden).Select(p => p.Id));
            return new(session.Title, session.Day, session.Status,
                [.. rows.GroupBy(r => r.DeviceId).Select(g => new FromDevice(g.Key, devices[g.Key].Name, DeviceSum.Of(g.Select(r => new DeviceSum.Part(r.DeviceId, r.Outcome, r.People))))).OrderBy(d => d.Name, StringComparer.Ordinal)],
                [.. rows.Select(r => One(r, session, devices[r.DeviceId].Name, r.Who is { } p ? people.GetValueOrDefault(p)?.Name : null))]);
        }

        private static Row One(EntryRow row, SessionRow session, string device, string? name)
        {
            var differs = row.ConflictCode is EntryConflict.Outcome or EntryConflict.Role;
            var answer = new EntryBook.Row(row.Id, row.DeviceId, row.Kind, row.Outcome, row.ReasonCode, row.ConflictCode, row.JoinedTo, row.AttendanceIds, row.Refusals, row.Digest).Answer;
            return new(
                row.Id, row.Kind, device, name ?? (row.Kind is EntryKind.Count or EntryKind.Family ? RegisterWords.People(row.People) : DoorWords.Kind(row.Kind)), row.MadeAt, row.Outcome, row.ConflictCode, answer.Says,
                differs && (row.Role ?? row.ChangedRole, row.HowCame ?? row.ChangedOutcome) is ({ } role, { } came) ? Came(role, came) : row.Kind == EntryKind.Close ? $"Counted {row.Headcount}" : null,
                differs && row is { StandsRole: { } stands, StandsOutcome: { } how } ? Came(stands, how) : row.Kind == EntryKind.Close && session.Headcount is { } counted ? $"Counted {counted}" : null,
                row.SettledAt is not null, differs && Session.TakesRegister(session.Status) && row.Kind is EntryKind.Attendance or EntryKind.Change);
        }

        private static string Came(AttendanceRole role, Outcome outcome) => $"{RegisterWords.Of(role)}, {NotThere.InWords(outcome).ToLowerInvariant()}";
    }

    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid SessionId { get; set; }

        internal Answer Found { get; private set; } = null!;

        internal IReadOnlyList<Row> Waiting => [.. Found.Entries.Where(e => !e.Settled && (e.ConflictCode is not null || e.Outcome == EntryOutcome.Refused))];

        internal IReadOnlyList<Row> Held => [.. Found.Entries.Where(e => e.Outcome == EntryOutcome.Held)];

        internal IReadOnlyList<Row> Others => [.. Found.Entries.Except(Waiting).Except(Held)];

        public async Task OnGet(CancellationToken ct) => Found = await send.Ask(new Query(SessionId), ct);
    }
}

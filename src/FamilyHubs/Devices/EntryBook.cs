using System.Text.Json;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>
/// The entries that devices made, each in one row under its id whatever is sent again: so that what a device made is always what joined, what is held and what
/// was refused, together. A refused entry that comes again with other content is judged anew in the same row; any other stays as it was first.
/// </summary>
internal sealed class EntryBook(Db db, DigestKey key, TimeProvider clock)
{
    private const int Longest = 4000;

    internal sealed record Row(
        Guid Id, Guid DeviceId, EntryKind Kind, EntryOutcome Outcome, string? ReasonCode, string? ConflictCode, Guid? JoinedTo, string? AttendanceIds, string? Refusals, string Digest)
    {
        internal EntryAnswer Answer => EntryAnswer.Of(Id, new Taken(Outcome)
        {
            ReasonCode = ReasonCode,
            ConflictCode = ConflictCode,
            JoinedTo = JoinedTo,
            Reasons = Refusals is null ? [] : JsonSerializer.Deserialize<List<EntryAnswer.Mend>>(Refusals)!,
        });

        internal IReadOnlyList<Guid> Attendances => AttendanceIds is null ? [] : [.. AttendanceIds.Split(' ').Select(Guid.Parse)];
    }

    internal Task<Row?> Find(Guid id, CancellationToken ct) => db.Find<Row>("""
        SELECT id, device_id, kind, outcome, reason_code, conflict_code, joined_to, attendance_ids, refusals, digest FROM familyhubs_device_entry WHERE id = @id
        """, new { id }, ct);

    internal string DigestOf(DeviceEntry entry) => key.Of(JsonSerializer.Serialize(entry));

    /// <summary>What was answered before: the same for the same, a refusal for something else under its id; null where this is to be judged, the first time or anew.</summary>
    internal EntryAnswer? Earlier(Row? kept, Guid deviceId, DeviceEntry entry) =>
        kept is null ? null
        : kept.DeviceId == deviceId && kept.Digest == DigestOf(entry) ? kept.Answer
        : kept.DeviceId == deviceId && kept.Outcome == EntryOutcome.Refused && kept.Kind == entry.Kind ? null
        : EntryAnswer.Of(entry.Id, Taken.OtherContent);

    /// <param name="made">When it was made, as far as the device's clock can be right.</param>
    internal async Task<EntryAnswer> Keep(Row? kept, Guid deviceId, DeviceEntry entry, Taken taken, DateTimeOffset made, CancellationToken ct)
    {
        var row = new
        {
            entry.Id,
            deviceId,
            entry.SessionId,
            entry.Kind,
            entry.People,
            made,
            now = clock.Now(),
            taken.Outcome,
            taken.ReasonCode,
            taken.ConflictCode,
            taken.JoinedTo,
            person = entry.Kind == EntryKind.Attendance ? entry.PersonId : null,
            attendances = taken.AttendanceIds.Count == 0 ? null : string.Join(' ', taken.AttendanceIds),
            headcount = entry.Kind == EntryKind.Close ? entry.Headcount : null,
            refusals = taken.Reasons.Count == 0 ? null : Fitting(taken.Reasons),
            digest = DigestOf(entry),
        };
        if (kept is null)
            await db.Execute("""
                INSERT INTO familyhubs_device_entry (id, device_id, session_id, kind, people, made_at, received_at, outcome, reason_code, conflict_code, joined_to, person_id,
                    attendance_ids, headcount, refusals, digest)
                VALUES (@Id, @deviceId, @SessionId, @Kind, @People, @made, @now, @Outcome, @ReasonCode, @ConflictCode, @JoinedTo, @person, @attendances, @headcount, @refusals, @digest)
                """, row, ct);
        else
            await db.Execute("""
                UPDATE familyhubs_device_entry SET session_id = @SessionId, people = @People, made_at = @made, received_at = @now, outcome = @Outcome, reason_code = @ReasonCode,
                    conflict_code = @ConflictCode, joined_to = @JoinedTo, person_id = @person, attendance_ids = @attendances, headcount = @headcount, refusals = @refusals, digest = @digest,
                    settled_at = NULL, settled_by = NULL
                WHERE id = @Id AND outcome = 'Refused'
                """, row, ct);
        return EntryAnswer.Of(entry.Id, taken);
    }

    /// <summary>As many reasons as the row holds: the first first.</summary>
    private static string Fitting(IReadOnlyList<EntryAnswer.Mend> reasons)
    {
        for (var take = reasons.Count; ; take--)
            if (JsonSerializer.Serialize(reasons.Take(take)) is { Length: <= Longest } text) return text;
    }
}

using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>
/// Everybody who noted a person, each under its own id. The person was there as long as one of them stands, and the row reads as the earliest says:
/// so any order in which devices come makes the same register. What a device changed later of its own note is read with it.
/// </summary>
internal sealed class Claims(Db db)
{
    /// <param name="SessionId">Null, with the person, for one that was taken back before it came.</param>
    internal sealed record Claim(
        Guid Id, Guid? SessionId, Guid? PersonId, AttendanceRole? Role, Outcome? Outcome, DateTimeOffset? MadeAt, Guid? DeviceId, DateTimeOffset? RemovedAt)
    {
        /// <summary>When they left, where the device noted it later.</summary>
        internal DateTimeOffset? LeftAt { get; init; }
    }

    private sealed record Change(Guid EntryId, Guid SessionId, Guid DeviceId, AttendanceRole Role, Outcome Outcome, DateTimeOffset MadeAt);

    /// <summary>Which of them the row reads as.</summary>
    internal static Claim? First(IEnumerable<Claim> standing) => standing.MinBy(c => (c.MadeAt, c.Role, c.Outcome));

    /// <summary>How what was noted differs from what stands; null where it does not.</summary>
    internal static string? Differs(AttendanceRole role, Outcome outcome, AttendanceRole standsRole, Outcome standsOutcome) =>
        outcome != standsOutcome ? "outcome-differs" : role != standsRole ? "role-differs" : null;

    internal Task<Claim?> Find(Guid id, CancellationToken ct) => db.Find<Claim>("""
        SELECT id, session_id, person_id, role, outcome, made_at, device_id, removed_at FROM familyhubs_attendance_entry WHERE id = @id
        """, new { id }, ct);

    /// <param name="who">Every id under which the person stands.</param>
    internal async Task<IReadOnlyList<Claim>> Standing(Guid sessionId, IReadOnlyList<Guid> who, CancellationToken ct)
    {
        var claims = await db.Query<Claim>("""
            SELECT id, session_id, person_id, role, outcome, made_at, device_id, removed_at FROM familyhubs_attendance_entry
            WHERE session_id = @sessionId AND person_id IN @who AND removed_at IS NULL ORDER BY made_at, id
            """, new { sessionId, who }, ct);
        var changes = claims.Count == 0 ? [] : await db.Query<Change>("""
            SELECT entry_id, session_id, device_id, role, outcome, made_at FROM familyhubs_attendance_change WHERE entry_id IN @ids ORDER BY made_at, id
            """, new { ids = claims.Select(c => c.Id).ToList() }, ct);
        return changes.Count == 0 ? claims : [.. claims.Select(c => changes.LastOrDefault(n => n.EntryId == c.Id && n.DeviceId == c.DeviceId && n.SessionId == c.SessionId) is { } last
            ? c with { Role = last.Role, Outcome = last.Outcome, LeftAt = last.Outcome == Outcome.LeftEarly ? last.MadeAt : null }
            : c)];
    }

    /// <summary>Whether the device said something else of it, before or after it came.</summary>
    internal async Task<bool> IsChanged(Guid id, CancellationToken ct) =>
        await db.Find<int>("SELECT COUNT(*) FROM familyhubs_attendance_change WHERE entry_id = @id", new { id }, ct) > 0;

    /// <summary>False where it was kept already.</summary>
    internal async Task<bool> Keep(ChangeEntry change, CancellationToken ct) => await db.Execute("""
        INSERT INTO familyhubs_attendance_change (id, session_id, entry_id, role, outcome, made_at, device_id)
        SELECT @Id, @SessionId, @AttendanceId, @Role, @Outcome, @MadeAt, @DeviceId WHERE NOT EXISTS (SELECT 1 FROM familyhubs_attendance_change WHERE id = @Id)
        """, change, ct) > 0;

    internal Task Add(AttendanceEntry entry, CancellationToken ct) => db.Execute("""
        INSERT INTO familyhubs_attendance_entry (id, session_id, person_id, role, outcome, made_at, device_id)
        VALUES (@Id, @SessionId, @PersonId, @Role, @Outcome, @MadeAt, @DeviceId)
        """, entry, ct);

    /// <summary>What was taken back before it came.</summary>
    internal Task Complete(AttendanceEntry entry, CancellationToken ct) => db.Execute("""
        UPDATE familyhubs_attendance_entry SET session_id = @SessionId, person_id = @PersonId, role = @Role, outcome = @Outcome, made_at = @MadeAt, device_id = @DeviceId
        WHERE id = @Id AND person_id IS NULL
        """, entry, ct);

    internal Task TakeBackUnseen(Guid id, Guid deviceId, DateTimeOffset at, CancellationToken ct) =>
        db.Execute("INSERT INTO familyhubs_attendance_entry (id, device_id, removed_at, removed_device_id) VALUES (@id, @deviceId, @at, @deviceId)", new { id, deviceId, at }, ct);

    /// <summary>Of several times that a device took it back the earliest counts.</summary>
    internal Task TakeBack(IReadOnlyList<Guid> ids, DateTimeOffset at, Guid? deviceId, CancellationToken ct) => db.Execute("""
        UPDATE familyhubs_attendance_entry SET removed_at = @at, removed_device_id = @deviceId
        WHERE id IN @ids AND (removed_at IS NULL OR (removed_device_id IS NOT NULL AND removed_at > @at))
        """, new { ids, at, deviceId }, ct);
}

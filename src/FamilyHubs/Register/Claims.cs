using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>
/// Everybody who noted a person, each under its own id. The person was there as long as one of them stands, and the row reads as the earliest says:
/// so any order in which devices come makes the same register.
/// </summary>
internal sealed class Claims(Db db)
{
    /// <param name="SessionId">Null, with the person, for one that was taken back before it came.</param>
    internal sealed record Claim(
        Guid Id, Guid? SessionId, Guid? PersonId, AttendanceRole? Role, Outcome? Outcome, DateTimeOffset? MadeAt, Guid? DeviceId, DateTimeOffset? RemovedAt);

    /// <summary>Which of them the row reads as.</summary>
    internal static Claim? First(IEnumerable<Claim> standing) => standing.MinBy(c => (c.MadeAt, c.Role, c.Outcome));

    /// <summary>How what was noted differs from what stands; null where it does not.</summary>
    internal static string? Differs(AttendanceRole role, Outcome outcome, AttendanceRole standsRole, Outcome standsOutcome) =>
        outcome != standsOutcome ? "outcome-differs" : role != standsRole ? "role-differs" : null;

    internal Task<Claim?> Find(Guid id, CancellationToken ct) => db.Find<Claim>("""
        SELECT id, session_id, person_id, role, outcome, made_at, device_id, removed_at FROM familyhubs_attendance_entry WHERE id = @id
        """, new { id }, ct);

    /// <param name="who">Every id under which the person stands.</param>
    internal Task<IReadOnlyList<Claim>> Standing(Guid sessionId, IReadOnlyList<Guid> who, CancellationToken ct) => db.Query<Claim>("""
        SELECT id, session_id, person_id, role, outcome, made_at, device_id, removed_at FROM familyhubs_attendance_entry
        WHERE session_id = @sessionId AND person_id IN @who AND removed_at IS NULL ORDER BY made_at, id
        """, new { sessionId, who }, ct);

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
        db.Execute("INSERT INTO familyhubs_attendance_entry (id, device_id, removed_at) VALUES (@id, @deviceId, @at)", new { id, deviceId, at }, ct);

    internal Task TakeBack(IReadOnlyList<Guid> ids, DateTimeOffset at, CancellationToken ct) =>
        db.Execute("UPDATE familyhubs_attendance_entry SET removed_at = @at WHERE id IN @ids AND removed_at IS NULL", new { ids, at }, ct);
}

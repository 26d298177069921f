using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>Another provider was asked to take over: until its receipt is here, she stays her midwife's.</summary>
internal sealed class Moves(Db db, CurrentUser user, TimeProvider clock)
{
    internal sealed record Open(Guid Id, string ToProvider, DateOnly AskedOn);

    /// <summary>The one whose receipt is waited for; null for none.</summary>
    internal async Task<Open?> Asked(Guid pregnancyId, CancellationToken ct) => await db.Query<Open>("""
        SELECT id, to_provider, asked_on FROM antenatal_move WHERE pregnancy_id = @pregnancyId AND received_on IS NULL AND undone_on IS NULL ORDER BY asked_on DESC, id DESC
        """, new { pregnancyId }, ct) is [var open, ..] ? open : null;

    internal Task Ask(Guid id, Guid pregnancyId, string toProvider, CancellationToken ct) => db.Execute("""
        INSERT INTO antenatal_move (id, pregnancy_id, to_provider, asked_on, asked_by) VALUES (@id, @pregnancyId, @toProvider, @today, @me)
        """, new { id, pregnancyId, toProvider, today = clock.Today(), me = user.Id }, ct);

    internal Task Receive(Guid moveId, DateOnly on, string by, CancellationToken ct) => db.Execute("""
        UPDATE antenatal_move SET received_on = @on, received_by = @by, noted_by = @me WHERE id = @moveId
        """, new { moveId, on, by, me = user.Id }, ct);

    /// <summary>She stays, or is back: whatever stands of it is undone.</summary>
    internal Task<int> Undo(Guid pregnancyId, string reason, CancellationToken ct) => db.Execute("""
        UPDATE antenatal_move SET undone_on = @today, undone_reason = @reason WHERE pregnancy_id = @pregnancyId AND undone_on IS NULL
        """, new { pregnancyId, today = clock.Today(), reason }, ct);

    internal async Task<bool> WasUndone(Guid pregnancyId, string reason, CancellationToken ct) =>
        (await db.Query<Guid>("SELECT id FROM antenatal_move WHERE pregnancy_id = @pregnancyId AND undone_reason = @reason", new { pregnancyId, reason }, ct)).Count > 0;
}

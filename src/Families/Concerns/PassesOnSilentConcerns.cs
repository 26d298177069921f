using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Concerns;

/// <summary>Nobody has looked at a concern for half an hour: it is the deputy's turn, then the duty service's, and they are told.</summary>
internal sealed class PassesOnSilentConcerns(Db db, ConcernRecipients recipients, IOutbox outbox, TimeProvider clock) : ITimed
{
    public string Name => "families.concerns.pass-on";

    public TimeSpan Period => TimeSpan.FromMinutes(1);

    public async Task Run(CancellationToken ct)
    {
        var silent = await db.Query<Row>("""
            SELECT id, turn, COALESCE(turn_since, saved_at) AS since FROM families_concern WHERE state = 'Raised' AND turn <> 'Duty' ORDER BY saved_at, id
            """, ct: ct);
        foreach (var concern in silent)
            if (concern.Since + await recipients.Patience(concern.Id, ct) <= clock.Now())
                await db.InOne(() => PassOn(concern.Id, concern.Turn, ct), ct);
    }

    private async Task PassOn(Guid concernId, ConcernTurn turn, CancellationToken ct)
    {
        var (next, now) = (turn + 1, clock.Now());
        if (await db.Execute("""
            UPDATE families_concern SET turn = @next, turn_since = @now, lead_id = NULL, version = version + 1 WHERE id = @concernId AND state = 'Raised' AND turn = @turn
            """, new { concernId, turn, next, now }, ct) == 0) return;
        await db.Execute("""
            INSERT INTO families_concern_step (id, concern_id, state, taken_at, what) VALUES (@id, @concernId, 'Raised', @now, @next)
            """, new { id = clock.NewId(), concernId, now, next }, ct);
        await recipients.Keep(concernId, next, ct);
        await outbox.Add(new SafeguardingConcernPassedOn(concernId), ct);
    }

    private sealed record Row(Guid Id, ConcernTurn Turn, DateTimeOffset Since);
}

using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>Nobody has answered a concern for an hour: the deputy is told; an hour later the duty service, and once more all who could. Minutes by setting.</summary>
internal sealed class PassesOnSilentAlerts(Db db, AlertTurns turns, History history, ISend send, TimeProvider clock) : ITimed
{
    private const int Batch = 50;

    public string Name => "peersupport.concerns.pass-on";

    public TimeSpan Period => TimeSpan.FromMinutes(1);

    private sealed record Row(Guid Id, Guid ProgrammeId, Guid? NeighbourhoodId, DateTimeOffset Since, DateTimeOffset? DeputyToldAt);

    public async Task Run(CancellationToken ct)
    {
        var silent = await db.Query<Row>("""
            SELECT a.id, a.programme_id, p.neighbourhood_id, COALESCE(a.deputy_told_at, a.raised_at) AS since, a.deputy_told_at
            FROM peersupport_alert a JOIN peersupport_programme p ON p.id = a.programme_id
            WHERE a.answered_at IS NULL AND a.duty_told_at IS NULL ORDER BY a.raised_at, a.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { Batch }, ct);
        foreach (var alert in silent)
            if (alert.Since.AddMinutes(await send.Number("peer.concernDeputyMinutes", alert.NeighbourhoodId, ct)) <= clock.Now())
                await db.InOne(() => alert.DeputyToldAt is null ? ToDeputy(alert, ct) : ToDuty(alert, ct), ct);
    }

    private async Task ToDeputy(Row alert, CancellationToken ct)
    {
        if (await db.Execute("""
            UPDATE peersupport_alert SET deputy_told_at = @now, version = version + 1 WHERE id = @Id AND answered_at IS NULL AND deputy_told_at IS NULL
            """, new { alert.Id, now = clock.Now() }, ct) == 0) return;
        await history.Add(Subject.Alert, alert.Id, "Raised", "Deputy", ct: ct);
        await turns.TellDeputy(alert.Id, alert.ProgrammeId, ct);
    }

    private async Task ToDuty(Row alert, CancellationToken ct)
    {
        if (await db.Execute("""
            UPDATE peersupport_alert SET duty_told_at = @now, version = version + 1 WHERE id = @Id AND answered_at IS NULL AND duty_told_at IS NULL
            """, new { alert.Id, now = clock.Now() }, ct) == 0) return;
        await history.Add(Subject.Alert, alert.Id, "Deputy", "Duty", ct: ct);
        await turns.TellDuty(alert.Id, alert.ProgrammeId, ct);
    }
}

using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>As time goes by the sessions of each repeating plan come into the diary, twelve weeks ahead unless the area says otherwise.</summary>
internal sealed class PlansSessionsAhead(Db db, SeriesPlan plan, TimeProvider clock) : ITimed
{
    public string Name => "familyhubs.sessions.plan";

    public TimeSpan Period => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        foreach (var series in await db.Query<Guid>("SELECT id FROM familyhubs_series WHERE ended_on IS NULL OR ended_on >= @today ORDER BY id", new { today = clock.Today() }, ct))
            await db.InOne(() => plan.Make(series, refuseClashes: false, ct), ct);
    }
}

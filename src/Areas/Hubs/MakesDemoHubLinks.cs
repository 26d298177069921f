using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Hubs;

/// <summary>The demo's hub serves the demo's neighbourhood.</summary>
internal sealed class MakesDemoHubLinks(Db db, TimeProvider clock) : IDemoPart
{
    public int Order => 49;

    public string Says => "which neighbourhood the hub serves";

    public async Task Make(Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("site:marram", out var site) || !demo.Ids.TryGetValue("neighbourhood", out var neighbourhood)) return;
        await db.InOne(() => db.Execute("""
            INSERT INTO areas_hub_neighbourhood (id, site_id, neighbourhood_id, from_on) VALUES (@id, @site, @neighbourhood, @from)
            """, new { id = clock.NewId(), site, neighbourhood, from = clock.Today().AddYears(-2) }, ct), ct);
    }
}

using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Values;

/// <summary>What is set differently in the demo: calls of peer support are made by the adapter that rings nobody.</summary>
internal sealed class MakesDemoSettings(Db db, TimeProvider clock) : IDemoPart
{
    public int Order => 21;

    public string Says => "the demo's settings";

    public Task Make(Demo demo, CancellationToken ct) => db.InOne(() => db.Execute("""
        INSERT INTO access_setting (id, setting_key, area_id, value) SELECT @id, 'peer.callAdapter', NULL, 'simulated'
        WHERE NOT EXISTS (SELECT 1 FROM access_setting s WHERE s.setting_key = 'peer.callAdapter' AND s.area_id IS NULL)
        """, new { id = clock.NewId() }, ct), ct);
}

using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>The made-up pregnancies have their appointments: what is past was held, one was missed, one is due, and one woman has gone quiet.</summary>
internal sealed class MakesDemoMilestones(Db db, MilestonePlan plan, TimeProvider clock) : IDemoPart
{
    public int Order => 51;

    public string Says => "their appointments, scans and visits";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        foreach (var key in (string[])["early", "unknown", "middle", "twins", "late", "quiet"])
        {
            if (!demo.Ids.TryGetValue($"pregnancy:{key}", out var pregnancy)) continue;
            await db.InOne(async () =>
            {
                await plan.Remake(pregnancy, ct);
                await Past(pregnancy, key, demo.Accounts.TryGetValue("midwife", out var midwife) ? midwife : null, ct);
            }, ct);
            if (await db.Query<Guid>("SELECT id FROM antenatal_silence WHERE pregnancy_id = @pregnancy AND closed_on IS NULL", new { pregnancy }, ct) is [var silence]) demo.Ids[$"silence:{key}"] = silence;
        }
    }

    private async Task Past(Guid pregnancy, string key, Guid? midwife, CancellationToken ct)
    {
        foreach (var row in await plan.Rows(pregnancy, ct))
        {
            if (row.Status != MilestoneStatus.Missed || key is not ("middle" or "twins" or "late")) continue;
            // One that she missed; her partner came to the scans.
            if (row.Code == "week-34")
                await db.Execute("UPDATE antenatal_milestone SET because = NULL WHERE id = @Id", new { row.Id }, ct);
            else if (row.Kind != MilestoneKind.Visit)
                await db.Execute("""
                    UPDATE antenatal_milestone SET status = 'Done', because = NULL, done_on = @on, place = @place, with_partner = @with, noted_by = @midwife, version = version + 1 WHERE id = @Id
                    """, new { row.Id, on = row.DueOn < clock.Today() ? row.DueOn : clock.Today(), place = row.Kind == MilestoneKind.Scan ? "Hospital" : "Hub", with = row.Kind == MilestoneKind.Scan ? WithPartner.Yes : WithPartner.No, midwife }, ct);
        }
    }
}

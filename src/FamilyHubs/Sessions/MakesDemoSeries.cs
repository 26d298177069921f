using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>Breakfast and play for dads every Saturday, as a plan that repeats: "series:dads".</summary>
internal sealed class MakesDemoSeries(Db db, SeriesDesk desk, SeriesPlan plan, TimeProvider clock) : IDemoPart
{
    public int Order => 41;

    public string Says => "a session that comes every Saturday";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("site:marram", out var site) || !demo.Ids.TryGetValue("activity:dads", out var activity)) return;
        var id = demo.Ids["series:dads"] = clock.NewId();
        IReadOnlyList<Guid> leads = demo.Accounts.TryGetValue("hub", out var lead) ? [lead] : [];
        var first = clock.Today().AddDays(1);
        while (first.DayOfWeek != DayOfWeek.Saturday) first = first.AddDays(1);
        await db.InOne(async () =>
        {
            await desk.Add(
                id, new(site, activity, null, null, null, null, 120, null, true, leads, leads.Count > 0), new(Recurrence.Parse("FREQ=WEEKLY;BYDAY=SA"), first, 9 * 60), leaveOutBankHolidays: true, null, ct);
            await plan.Make(id, refuseClashes: false, ct);
        }, ct);
    }
}

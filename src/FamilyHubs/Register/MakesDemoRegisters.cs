using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>Two registers of the demo's hub: yesterday's waits to be closed, last week's is closed with people who were counted and not named.</summary>
internal sealed class MakesDemoRegisters(Db db, RegisterDesk desk, ISend send, TimeProvider clock) : IDemoPart
{
    private const int First = 10;
    private const int Families = 5;

    public int Order => 42;

    public string Says => "two registers, one of them still to be closed";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (demo.HouseholdIds.Count < First + Families || !demo.Ids.TryGetValue("session:yesterday", out var yesterday)) return;
        await db.InOne(async () =>
        {
            var lastWeek = await LastWeek(demo, ct);
            var homes = demo.HouseholdIds.Skip(First).Take(Families).ToList();
            foreach (var home in homes) await Come(lastWeek, home, clock.Today().AddDays(-7), ct);
            await desk.Count(new(clock.NewId(), lastWeek, 3, 2, At(clock.Today().AddDays(-7))), ct);
            await desk.Close(lastWeek, (await desk.Sums(lastWeek, ct)).All, null, clock.Today().AddDays(-7).AtLondon(new TimeOnly(12, 0)), null, ct);
            foreach (var home in homes.Take(3)) await Come(yesterday, home, clock.Today().AddDays(-1), ct);
        }, ct);
    }

    private async Task Come(Guid session, Guid home, DateOnly day, CancellationToken ct)
    {
        foreach (var member in (await send.Ask(new GetHousehold(home), ct))?.Members ?? [])
            if (member.Role != "unborn child")
                await desk.Attend(new(clock.NewId(), session, member.PersonId, home, AsWhom.Of(member.Role), Outcome.Attended, At(day)), ct);
    }

    private static DateTimeOffset At(DateOnly day) => day.AtLondon(new TimeOnly(10, 5));

    private async Task<Guid> LastWeek(Kernel.Demo demo, CancellationToken ct)
    {
        var (id, day) = (demo.Ids["session:last-week"] = clock.NewId(), clock.Today().AddDays(-7));
        var starts = day.AtLondon(new TimeOnly(10, 0));
        await db.Execute("""
            INSERT INTO familyhubs_session (id, activity_id, site_id, day, starts_at, ends_at, status, version) VALUES (@id, @activity, @site, @day, @starts, @ends, @status, 1)
            """, new { id, activity = demo.Ids["activity:stay-and-play"], site = demo.Ids["site:marram"], day, starts, ends = starts.AddMinutes(90), status = SessionStatus.Held }, ct);
        if (demo.Accounts.TryGetValue("hub", out var lead))
            await db.Execute("INSERT INTO familyhubs_session_lead (session_id, user_id, is_first) VALUES (@id, @lead, 1)", new { id, lead }, ct);
        return id;
    }
}

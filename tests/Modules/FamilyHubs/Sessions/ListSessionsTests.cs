using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Mdt;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class ListSessionsTests : ArrangedSession
{
    [Fact]
    public async Task Ones_own_sessions_come_in_their_order_with_numbers_and_nobodys_name()
    {
        var later = await Session(starts: World.Clock.Now().AddDays(3));
        var now = await Session(status: SessionStatus.Running);
        await Session(site: OtherHub, activity: await Activity(site: OtherHub), lead: OtherWorker.Id);
        await Booked(now, places: 3);
        await Booked(now, "Waiting");
        var rows = await Diary();
        Assert.Equal([now, later], rows.Select(r => r.Id));
        Assert.Equal((3, 1, 1), (rows[0].Booked, rows[0].Waiting, rows[0].Leads));
        Assert.Single(await Diary(OtherWorker));
        Assert.DoesNotContain(typeof(ListSessions.Row).GetProperties(), p => p.Name.Contains("Person", StringComparison.Ordinal) || p.Name.Contains("User", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_of_ones_activity_at_another_place_and_one_that_one_leads_are_ones_own_too()
    {
        var away = await Session(site: OtherHub, activity: await Activity());
        var led = await Session(site: OtherHub, activity: await Activity(site: OtherHub), lead: SecondWorker.Id);
        Assert.Equal([away], (await Diary()).Select(r => r.Id));
        Assert.Equal(new[] { away, led }.Order(), (await Diary(SecondWorker)).Select(r => r.Id).Order());
    }

    [Fact]
    public async Task A_span_and_a_place_limit_it_and_a_span_too_long_or_turned_round_is_refused()
    {
        await Session();
        var beacon = await Site("Beacon Street", "OutreachPoint");
        var away = await Session(site: beacon, starts: World.Clock.Now().AddDays(1));
        Assert.Equal([away], (await Worker.Ask(new ListSessions.Query(SiteId: beacon))).Select(r => r.Id));
        Assert.Empty(await Diary(from: Today.AddDays(2)));
        await Refused("To", "not be before", () => Worker.Ask(new ListSessions.Query(Today, Today.AddDays(-1))));
        await Refused("To", "at most 92 days", () => Worker.Ask(new ListSessions.Query(Today, Today.AddYears(1))));
        await Worker.Ask(new ListSessions.Query(DateOnly.MaxValue));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListSessions.Query()));
    }

    [Fact]
    public async Task The_first_page_says_what_is_on_and_what_is_still_to_come_today()
    {
        async Task<string?> Says() => await Worker.With(s => s.GetRequiredService<WaitingSessions>().Says(default));
        Assert.Null(await Says());
        await Session(starts: World.Clock.Now().AddHours(3));
        Assert.Equal("Today: Stay and play at 1pm.", await Says());
        await Session(starts: World.Clock.Now().AddHours(4));
        await Session(status: SessionStatus.Running, starts: World.Clock.Now().AddMinutes(-10));
        await Session(status: SessionStatus.Held, starts: World.Clock.Now().AddHours(-3));
        await Session(status: SessionStatus.Cancelled);
        Assert.Equal("Stay and play is on now. 2 more today, the next at 1pm. 1 register to close.", await Says());
        await Session(status: SessionStatus.Held, starts: World.Clock.Now().AddDays(-1)); // yesterday's is the more urgent one
        Assert.EndsWith(" 2 registers to close.", await Says(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_over_by_the_clock_and_was_never_opened_is_shown_to_whoever_plans()
    {
        var forgotten = await Session(status: SessionStatus.Planned, starts: World.Clock.Now().AddDays(-2));
        var held = await Session(status: SessionStatus.Held, starts: World.Clock.Now().AddDays(-2));
        await Session(status: SessionStatus.Planned, starts: World.Clock.Now().AddHours(2));
        await Worker.With(async services =>
        {
            var page = PageOf.In(services, s => new ListSessions.Page(s.GetRequiredService<ISend>(), s.GetRequiredService<PlanChoices>(), s.GetRequiredService<CurrentUser>(), World.Clock));
            await page.OnGet(CancellationToken.None);
            Assert.Equal([forgotten], page.NeverOpened.Select(s => s.Id));
            Assert.Equal([held], page.ToClose.Select(s => s.Id));
            return 0;
        });
    }
}

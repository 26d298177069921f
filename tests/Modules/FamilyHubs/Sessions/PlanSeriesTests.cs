using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class PlanSeriesTests : ArrangedSession
{
    [Fact]
    public async Task Twelve_weeks_stand_in_the_diary_at_once_open_at_the_same_hour_of_londons_clocks()
    {
        var command = Weekly(await Activity(), "FREQ=WEEKLY;BYDAY=MO,TH", room: await Room());
        var series = await Worker.Send(command);
        Assert.Equal(series, await Worker.Send(command)); // a second press
        var rows = await Diary();
        Assert.Equal(23, rows.Count);
        Assert.All(rows, r => Assert.Equal((new TimeOnly(10, 0), SessionStatus.Open, 12, 1, "Room 1, Acorn Hub"), (When.OfDay(r.StartsAt), r.Status, r.Capacity, r.Leads, r.Where)));
        Assert.Equal(new[] { 9, 10 }, rows.Select(r => r.StartsAt.UtcDateTime.Hour).Distinct().Order()); // winter and summer time
        Assert.True(rows[^1].Day <= Today.AddDays(84));
    }

    [Fact]
    public async Task As_time_goes_by_the_next_ones_follow_once()
    {
        var series = await Worker.Send(Weekly(await Activity()));
        Assert.Equal(12, (await DaysOf(series)).Count);
        World.Clock.Advance(TimeSpan.FromDays(14));
        await World.Tick();
        World.Clock.Advance(TimeSpan.FromHours(2));
        await World.Tick();
        var days = await DaysOf(series);
        Assert.Equal(14, days.Count);
        Assert.All(days.Zip(days.Skip(1)), p => Assert.Equal(7, p.Second.DayNumber - p.First.DayNumber));
    }

    [Fact]
    public async Task The_setting_says_how_far_ahead_and_twelve_times_are_twelve()
    {
        Settings["hub.planAheadWeeks"] = "4";
        var series = await Worker.Send(Weekly(await Activity(), "FREQ=WEEKLY;COUNT=5"));
        Assert.Equal(4, (await DaysOf(series)).Count);
        for (var week = 0; week < 10; week++)
        {
            World.Clock.Advance(TimeSpan.FromDays(7));
            await World.Tick();
        }
        Assert.Equal(5, (await DaysOf(series)).Count);
    }

    [Fact]
    public async Task Bank_holidays_are_left_out_by_choice_and_shown_either_way()
    {
        var easterMonday = new DateOnly(2026, 4, 6);
        World.Answers<AddWorkingDays, DateOnly>(q => q.Days == 0 && q.Day == easterMonday ? easterMonday.AddDays(1) : WorkingDay(q.Day, q.Days));
        var activity = await Activity();
        var (without, with) = (await Worker.Send(Weekly(activity, bankHolidays: false)), await Worker.Send(Weekly(activity)));
        Assert.DoesNotContain(easterMonday, await DaysOf(without));
        Assert.Contains(easterMonday, await DaysOf(with));
        Assert.Equal([easterMonday], (await Worker.Ask(new SeeSeries(without))).BankHolidays);
        Assert.Equal([easterMonday], (await Worker.Ask(new SeeSeries(with))).BankHolidays);
        await Worker.Send(new AddDay.Command(without, easterMonday, 1)); // held after all
        Assert.Contains(easterMonday, await DaysOf(without));
    }

    [Fact]
    public async Task A_room_that_is_taken_on_one_of_its_days_is_refused_with_that_day_and_nothing_is_half_kept()
    {
        var (activity, room) = (await Activity(), await Room());
        await Worker.Send(OneOff(activity, Today.AddDays(21), new TimeOnly(11, 0), room));
        await Refused("RoomId", "Room 1 is taken on Monday 23 March 2026 from 11am", () => Worker.Send(Weekly(activity, room: room)));
        Assert.Single(await Diary());
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_series"));
    }

    [Fact]
    public async Task Where_a_room_is_taken_before_its_weeks_come_the_session_is_made_without_it_and_waits_for_a_person()
    {
        var (activity, room) = (await Activity(), await Room());
        var series = await Worker.Send(Weekly(activity, room: room));
        await Worker.Send(OneOff(activity, Today.AddDays(91), new TimeOnly(9, 0), room));
        World.Clock.Advance(TimeSpan.FromDays(7));
        await World.Tick();
        var late = (await Worker.Ask(new SeeSeries(series))).Coming[^1];
        Assert.Equal((Today.AddDays(84), SessionStatus.Planned, (Guid?)null), (late.Day, late.Status, late.RoomId));
    }

    [Fact]
    public async Task After_the_place_closes_or_the_activity_ends_no_more_are_made()
    {
        var activity = await Activity();
        var series = await Worker.Send(Weekly(activity));
        await World.Arrange("UPDATE familyhubs_activity SET retired_on = @on WHERE id = @activity", new { on = Today.AddDays(90), activity });
        World.Clock.Advance(TimeSpan.FromDays(30));
        await World.Tick();
        Assert.True((await DaysOf(series))[^1] < Today.AddDays(60));
    }

    [Fact]
    public async Task Without_leads_or_places_its_sessions_stay_planned()
    {
        var activity = await Activity();
        await Refused("LeadIds", "opens only with a lead", () => Worker.Send(Weekly(activity) with { LeadIds = null }));
        await Refused("Capacity", "no limit", () => Worker.Send(Weekly(activity, capacity: null)));
        await Worker.Send(Weekly(activity, opens: false, capacity: null) with { LeadIds = null });
        Assert.All(await Diary(), r => Assert.Equal(SessionStatus.Planned, r.Status));
        await Worker.Send(Weekly(activity, "FREQ=WEEKLY;COUNT=1", capacity: null) with { NoLimit = true });
        Assert.Single(await Diary(), r => r.Status == SessionStatus.Open && r.Capacity is null);
    }

    [Fact]
    public async Task What_is_wrong_with_when_it_repeats_is_said()
    {
        var activity = await Activity();
        await Refused("Rule", "how often", () => Worker.Send(Weekly(activity, " ")));
        await Refused("Rule", "days, weeks or months", () => Worker.Send(Weekly(activity, "FREQ=YEARLY")));
        await Refused("Rule", "No day of the next two years", () => Worker.Send(Weekly(activity, "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", new DateOnly(2026, 4, 1))));
        await Refused("FirstOn", "today or later", () => Worker.Send(Weekly(activity, first: Today.AddDays(-1))));
        await Refused("Until", "not be before the first", () => Worker.Send(Weekly(activity, "FREQ=WEEKLY;UNTIL=20260303")));
        await Refused("Until", "five years", () => Worker.Send(Weekly(activity, "FREQ=WEEKLY;UNTIL=20360303")));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(Weekly(activity)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(Weekly(activity)));
    }

    [Fact]
    public async Task The_demo_has_a_weekly_series()
    {
        var demo = new Demo(60, "x");
        demo.Ids["site:marram"] = Hub;
        demo.Ids["activity:dads"] = await Activity("Saturday dads");
        demo.Accounts["hub"] = Worker.Id;
        foreach (var with in new[] { demo, new Demo(60, "x") }) // what other parts did not leave is done without
            await World.AsSystem().With(async s =>
            {
                await s.GetRequiredService<MakesDemoSeries>().Make(with, default);
                return 0;
            });
        var view = await Worker.Ask(new SeeSeries(demo.Ids["series:dads"]));
        Assert.Equal("Every week on Saturday", RepeatWords.Says(view.Series.Repeats, view.Series.StartsOn));
        Assert.Equal(12, view.Coming.Count);
        Assert.Single(await World.Sql<Guid>("SELECT id FROM familyhubs_series"));
    }

    [Fact]
    public async Task A_room_that_goes_out_of_use_gets_no_more_sessions_of_the_plan()
    {
        var (activity, room) = (await Activity(), await Room());
        var series = await Worker.Send(Weekly(activity, room: room));
        await World.Arrange("UPDATE familyhubs_room SET retired_on = @on", new { on = Today.AddDays(88) });
        World.Clock.Advance(TimeSpan.FromDays(14));
        await World.Tick();
        var days = await World.Sql<Made>("SELECT day, room_id, status FROM familyhubs_session WHERE series_id = @series ORDER BY day", new { series });
        Assert.Equal((null, "Planned"), (days[^1].RoomId, days[^1].Status));
        Assert.All(days.Take(12), d => Assert.NotNull(d.RoomId));
        await Refused("RoomId", "Room 1 is not used from 29 May 2026 on", () => Worker.Send(Weekly(activity, first: Today.AddDays(1), room: room)));
    }

    private sealed record Made(DateOnly Day, Guid? RoomId, string Status);

    [Fact]
    public async Task A_plan_makes_nothing_before_its_place_opens()
    {
        var series = await Worker.Send(Weekly(await Activity()));
        await World.Arrange("UPDATE familyhubs_site SET opened_on = @on WHERE id = @Hub", new { on = Today.AddDays(100), Hub });
        World.Clock.Advance(TimeSpan.FromDays(7));
        await World.Tick();
        Assert.Equal(12, (await DaysOf(series)).Count); // those that stood in the diary; none was added
    }
}

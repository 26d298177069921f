using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class LeaveOutDayTests : ArrangedSession
{
    [Fact]
    public async Task The_day_leaves_the_diary_with_its_reason_and_does_not_come_back_by_itself()
    {
        var series = await Worker.Send(Weekly(await Activity()));
        await Worker.Send(new LeaveOutDay.Command(series, Today.AddDays(14), " School holidays ", 1));
        await Worker.Send(new LeaveOutDay.Command(series, Today.AddDays(14), "School holidays", 1)); // a second press
        World.Clock.Advance(TimeSpan.FromHours(2));
        await World.Tick();
        Assert.DoesNotContain(Today.AddDays(14), await DaysOf(series));
        Assert.Equal(new SeriesPlan.Exception(Today.AddDays(14), false, "School holidays"), Assert.Single((await Worker.Ask(new SeeSeries(series))).Exceptions));
    }

    [Fact]
    public async Task A_day_beyond_the_weeks_ahead_can_be_left_out_before_it_is_made()
    {
        var series = await Worker.Send(Weekly(await Activity()));
        await Worker.Send(new LeaveOutDay.Command(series, Today.AddDays(91), "Summer", 1));
        World.Clock.Advance(TimeSpan.FromDays(14));
        await World.Tick();
        var days = await DaysOf(series);
        Assert.DoesNotContain(Today.AddDays(77), days);
        Assert.Contains(Today.AddDays(84), days);
    }

    [Fact]
    public async Task Where_families_are_booked_the_session_is_cancelled_instead_so_that_they_are_told()
    {
        var series = await Worker.Send(Weekly(await Activity()));
        await Booked(await SessionOn(series, Today.AddDays(14)));
        await Refused("Day", "cancel that session instead", () => Worker.Send(new LeaveOutDay.Command(series, Today.AddDays(14), "Holidays", 1)));
        Assert.Contains(Today.AddDays(14), await DaysOf(series));
    }

    [Fact]
    public async Task A_day_that_the_plan_has_not_no_reason_the_past_a_stale_page_and_another_hub_are_refused()
    {
        var series = await Worker.Send(Weekly(await Activity()));
        await Refused("Day", "no session on that day", () => Worker.Send(new LeaveOutDay.Command(series, Today.AddDays(15), "x", 1)));
        await Refused("Day", "is over", () => Worker.Send(new LeaveOutDay.Command(series, Today.AddDays(-7), "x", 1)));
        await Refused("Day", "Choose the day", () => Worker.Send(new LeaveOutDay.Command(series, null, "x", 1)));
        await Refused("Reason", "few words", () => Worker.Send(new LeaveOutDay.Command(series, Today.AddDays(14), "", 1)));
        await Assert.ThrowsAsync<Conflict>(() => Worker.Send(new LeaveOutDay.Command(series, Today.AddDays(14), "x", 9)));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new LeaveOutDay.Command(series, Today.AddDays(14), "x", 1)));
    }
}

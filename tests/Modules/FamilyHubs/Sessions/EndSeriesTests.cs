using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class EndSeriesTests : ArrangedSession
{
    [Fact]
    public async Task After_its_last_day_no_more_are_made_and_those_with_bookings_are_listed()
    {
        var series = await Worker.Send(Weekly(await Activity()));
        var booked = await SessionOn(series, Today.AddDays(28));
        await Booked(booked);
        await Worker.Send(new EndSeries.Command(series, Today.AddDays(14), 1));
        await Worker.Send(new EndSeries.Command(series, Today.AddDays(14), 1)); // a second press
        Assert.Equal([Today.AddDays(7), Today.AddDays(14), Today.AddDays(28)], await DaysOf(series));
        var view = await Worker.Ask(new SeeSeries(series));
        Assert.Equal([booked], view.ToSettle.Select(s => s.Id));
        Assert.Equal(2, view.Coming.Count);
        World.Clock.Advance(TimeSpan.FromDays(20));
        await World.Tick();
        Assert.Equal(3, (await DaysOf(series)).Count);
    }

    [Fact]
    public async Task A_day_in_the_past_a_later_end_a_stale_page_and_another_hub_are_refused()
    {
        var series = await Worker.Send(Weekly(await Activity()));
        await Refused("LastOn", "Enter the last day", () => Worker.Send(new EndSeries.Command(series, null, 1)));
        await Refused("LastOn", "yesterday or later", () => Worker.Send(new EndSeries.Command(series, Today.AddDays(-2), 1)));
        await Assert.ThrowsAsync<Conflict>(() => Worker.Send(new EndSeries.Command(series, Today, 8)));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new EndSeries.Command(series, Today, 1)));
        await Worker.Send(new EndSeries.Command(series, Today.AddDays(20), 1));
        await Refused("LastOn", "already: enter an earlier day", () => Worker.Send(new EndSeries.Command(series, Today.AddDays(30), 2)));
        await Worker.Send(new EndSeries.Command(series, Today.AddDays(10), 2));
        Assert.Single(await DaysOf(series));
    }
}

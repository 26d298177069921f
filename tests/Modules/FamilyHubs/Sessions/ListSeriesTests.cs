using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class ListSeriesTests : ArrangedSession
{
    [Fact]
    public async Task Ones_own_that_go_on_are_listed_in_plain_words()
    {
        var series = await Worker.Send(Weekly(await Activity(), "FREQ=WEEKLY;INTERVAL=2;COUNT=12"));
        var row = Assert.Single((await SecondWorker.Ask(new ListSeries.Query())).Series);
        Assert.Equal((series, "Every second week on Monday, twelve times, 10am"), (row.Id, row.Says));
        Assert.Empty((await OtherWorker.Ask(new ListSeries.Query())).Series);
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Ask(new SeeSeries(series)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListSeries.Query()));
        await Worker.Send(new EndSeries.Command(series, Today, 1));
        World.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty((await Worker.Ask(new ListSeries.Query())).Series);
    }
}

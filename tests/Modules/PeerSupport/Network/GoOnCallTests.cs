using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class GoOnCallTests : ArrangedNetwork
{
    private GoOnCall.Command Form => new(World.NewId(), NetworkTopic.Housing, DayOfWeek.Monday, null, new(9, 0), new(12, 30), "01632 960 001");

    [Fact]
    public async Task A_time_of_each_week_or_of_one_day_is_kept_and_read_in_words()
    {
        await Hub.Send(Form);
        await Hub.Send(Form with { Weekday = null, OnDay = Today.AddDays(1), Ends = TimeOnly.MinValue });
        Assert.Equal(["Mondays, 9am to 12:30pm", "Tuesday 3 March, 9am to midnight"], (await Hub.Ask(new GoOnCall.Query())).Select(r => r.InWords).Order(StringComparer.Ordinal));
        Assert.Empty(await Midwife.Ask(new GoOnCall.Query()));
    }

    [Fact]
    public async Task What_cannot_be_is_said_where_it_stands()
    {
        async Task Refuses(string input, GoOnCall.Command wrong) => Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Hub.Send(wrong))).Input);
        await Refuses("Topic", Form with { Topic = null });
        await Refuses("Weekday", Form with { Weekday = null });
        await Refuses("Weekday", Form with { OnDay = Today });
        await Refuses("Weekday", Form with { Weekday = (DayOfWeek)9 });
        await Refuses("OnDay", Form with { Weekday = null, OnDay = Today.AddDays(-1) });
        await Refuses("Starts", Form with { Starts = null });
        await Refuses("Ends", Form with { Ends = null });
        await Refuses("Ends", Form with { Ends = new(8, 0) });
        await Refuses("Reach", Form with { Reach = " " });
        await Refuses("Reach", Form with { Reach = "my desk" });
        await Refuses("", Form with { Id = Guid.Empty });
        Assert.Empty(await Hub.Ask(new GoOnCall.Query()));
    }
}

using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class GoOnCallTests : ArrangedNetwork
{
    private GoOnCall.Command Form => new(World.NewId(), NetworkTopic.Housing, [DayOfWeek.Monday], null, new(9, 0), new(12, 30), "01632 960 001");

    [Fact]
    public async Task A_time_of_each_week_or_of_one_day_is_kept_and_read_in_words()
    {
        await Hub.Send(Form);
        await Hub.Send(Form with { Weekdays = null, OnDay = Today.AddDays(1), Ends = TimeOnly.MinValue });
        Assert.Equal(["Mondays, 9am to 12:30pm", "Tuesday 3 March, 9am to midnight"], (await Hub.Ask(new GoOnCall.Query())).Select(r => r.InWords).Order(StringComparer.Ordinal));
        Assert.Empty(await Midwife.Ask(new GoOnCall.Query()));
    }

    [Fact]
    public async Task One_form_takes_several_days_once_each_and_a_second_press_adds_none()
    {
        var form = Form with { Weekdays = [DayOfWeek.Wednesday, DayOfWeek.Monday, DayOfWeek.Friday, DayOfWeek.Monday] };
        foreach (var _ in (int[])[1, 2]) await Hub.Send(form);
        Assert.Equal(["Mondays, 9am to 12:30pm", "Wednesdays, 9am to 12:30pm", "Fridays, 9am to 12:30pm"], (await Hub.Ask(new GoOnCall.Query())).Select(r => r.InWords));
        await Hub.Send(new EndOnCall.Command(form.Id));
        Assert.Equal(["Wednesdays, 9am to 12:30pm", "Fridays, 9am to 12:30pm"], (await Hub.Ask(new GoOnCall.Query())).Select(r => r.InWords));
    }

    [Fact]
    public async Task Where_a_time_is_taken_already_the_day_is_named_and_none_of_the_form_is_kept()
    {
        await Hub.Send(Form with { Weekdays = [DayOfWeek.Tuesday, DayOfWeek.Thursday] });
        var refused = await Assert.ThrowsAsync<Refused>(() => Hub.Send(Form with { Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday], Starts = new(12, 0), Ends = new(14, 0) }));
        Assert.Equal(
            [("Weekdays", "You can be rung about this on Tuesdays, 9am to 12:30pm already: choose another time, or take that one off first"),
                ("Weekdays", "You can be rung about this on Thursdays, 9am to 12:30pm already: choose another time, or take that one off first")],
            refused.Reasons.Select(r => (r.Input, r.Text)));
        Assert.Equal("OnDay", (await Assert.ThrowsAsync<Refused>(() => Hub.Send(Form with { Weekdays = null, OnDay = Today.AddDays(1) }))).Input);
        Assert.Equal(2, (await Hub.Ask(new GoOnCall.Query())).Count);
        // Next to it, about something else, on another day or somebody else's is no overlap.
        await Hub.Send(Form with { Weekdays = [DayOfWeek.Tuesday], Starts = new(12, 30), Ends = new(14, 0) });
        await Hub.Send(Form with { Weekdays = [DayOfWeek.Tuesday], Topic = NetworkTopic.Money });
        await Hub.Send(Form with { Weekdays = null, OnDay = Today.AddDays(2) });
        await Midwife.Send(Form with { Weekdays = [DayOfWeek.Tuesday] });
        Assert.Equal("Weekdays", (await Assert.ThrowsAsync<Refused>(() => Hub.Send(Form with { Weekdays = [DayOfWeek.Wednesday], Starts = new(8, 0), Ends = new(9, 1) }))).Input);
        Assert.Equal(5, (await Hub.Ask(new GoOnCall.Query())).Count);
    }

    [Fact]
    public async Task What_cannot_be_is_said_where_it_stands()
    {
        async Task Refuses(string input, GoOnCall.Command wrong) => Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Hub.Send(wrong))).Input);
        await Refuses("Topic", Form with { Topic = null });
        await Refuses("Weekdays", Form with { Weekdays = [] });
        await Refuses("Weekdays", Form with { Weekdays = null });
        await Refuses("Weekdays", Form with { OnDay = Today });
        await Refuses("Weekdays", Form with { Weekdays = [DayOfWeek.Monday, (DayOfWeek)9] });
        await Refuses("OnDay", Form with { Weekdays = null, OnDay = Today.AddDays(-1) });
        await Refuses("Starts", Form with { Starts = null });
        await Refuses("Ends", Form with { Ends = null });
        await Refuses("Ends", Form with { Ends = new(8, 0) });
        await Refuses("Reach", Form with { Reach = " " });
        await Refuses("Reach", Form with { Reach = "my desk" });
        await Refuses("", Form with { Id = Guid.Empty });
        Assert.Empty(await Hub.Ask(new GoOnCall.Query()));
    }
}

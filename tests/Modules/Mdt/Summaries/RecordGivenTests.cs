using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class RecordGivenTests : ArrangedSummary
{
    [Fact]
    public async Task The_day_is_recorded_once_it_is_confirmed()
    {
        await Held();
        World.Clock.Advance(TimeSpan.FromDays(3));
        var summary = await Chosen(Mother);
        await IsRefused(Lead.Send(new RecordGiven.Command(summary, Today, 1)), "", "is a draft");
        await Chair.Send(new FinishSummary.Command(summary, 1));
        await IsRefused(Lead.Send(new RecordGiven.Command(summary, null, 2)), "GivenOn", "Enter the day");
        await IsRefused(Lead.Send(new RecordGiven.Command(summary, Today.AddDays(1), 2)), "GivenOn", "today or earlier");
        await IsRefused(Lead.Send(new RecordGiven.Command(summary, new DateOnly(2026, 3, 3), 2)), "GivenOn", "before the meeting");
        await Lead.Send(new RecordGiven.Command(summary, Today, 2));
        await Lead.Send(new RecordGiven.Command(summary, Today, 2)); // a second press
        Assert.Equal(SummaryStatus.Given, await StatusOf(summary));
        Assert.Equal(Today, (await Chair.Ask(new SeeSummary(summary))).GivenOn);
        await GuardedFor(async who => await who.Send(new RecordGiven.Command(summary, Today, 3)));
    }
}

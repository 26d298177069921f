using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class WithholdSummaryTests : ArrangedSummary
{
    [Fact]
    public async Task It_is_withheld_with_a_reason_alone_and_only_before_it_is_queued()
    {
        await Held();
        var summary = await Chosen(Mother);
        await IsRefused(Chair.Send(new WithholdSummary.Command(summary, " ", 1)), "Reason", "Say why");
        await IsRefused(Coordinator.Send(new WithholdSummary.Command(summary, "Not now", 1)), "", "Only the lead practitioner or the team's chair");
        await Lead.Send(new WithholdSummary.Command(summary, "She asked for none", 1));
        await Lead.Send(new WithholdSummary.Command(summary, "She asked for none", 1)); // a second press
        Assert.Equal(SummaryStatus.Withheld, await StatusOf(summary));
        var next = await Confirmed(Mother); // another one may be begun
        await Chair.Send(new QueueSummary.Command(next, await Vers(next)));
        await IsRefused(Chair.Send(new WithholdSummary.Command(next, "Too late", await Vers(next))), "", "cannot be withheld");
        await GuardedFor(async who => await who.Send(new WithholdSummary.Command(next, "No no", 3)));
    }
}

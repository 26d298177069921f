using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class DeclareNoSummaryTests : ArrangedSummary
{
    [Fact]
    public async Task The_chair_says_why_nobody_gets_one_and_may_choose_somebody_later()
    {
        await Held();
        await IsRefused(Chair.Send(new DeclareNoSummary.Command(Item, "")), "Reason", "Say why");
        await Chair.Send(new DeclareNoSummary.Command(Item, "They asked for none"));
        await Chair.Send(new DeclareNoSummary.Command(Item, "They asked for none at all"));
        Assert.Equal("They asked for none at all", (await Chair.Ask(new ChooseRecipients.Query(Item))).NoneReason);
        await Chosen(Mother);
        Assert.Null((await Chair.Ask(new ChooseRecipients.Query(Item))).NoneReason);
        await IsRefused(Chair.Send(new DeclareNoSummary.Command(Item, "They asked for none")), "Reason", "withhold their summary first");
        await GuardedFor(async who => await who.Send(new DeclareNoSummary.Command(Item, "They asked for none")));
    }
}

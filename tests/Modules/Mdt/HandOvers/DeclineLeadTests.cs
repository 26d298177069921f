using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class DeclineLeadTests : ArrangedHandOver
{
    [Fact]
    public async Task Who_leads_goes_on_and_whoever_asked_learns_why()
    {
        await Arranged();
        var offer = await LeadOffered(Member, by: Chair);
        await Member.Send(new DeclineLead.Command(offer, "I am away until May"));
        await Member.Send(new DeclineLead.Command(offer, "I am away until May"));
        Assert.Equal(Referrer.Id, await LeadOf(Case));
        Assert.Equal([Chair.Id, Coordinator.Id], Told(MdtNoticeKind.LeadDeclined));
        var step = (await Coordinator.Ask(new ViewCase.Query(Case))).Timeline[0];
        Assert.Equal(("Case: whoever was asked to lead declined", "I am away until May"), (step.What, step.Reason));
        await IsRefused(Member.Send(new AcceptLead.Command(offer)), "", "was declined");
    }

    [Fact]
    public async Task It_asks_why_and_is_theirs_alone()
    {
        await Arranged();
        var offer = await LeadOffered(Member);
        await IsRefused(Member.Send(new DeclineLead.Command(offer, " ")), "Reason", "Say why");
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(new DeclineLead.Command(offer, "No time")));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new DeclineLead.Command(offer, "No time")));
        Assert.Empty(Told(MdtNoticeKind.LeadDeclined));
    }
}

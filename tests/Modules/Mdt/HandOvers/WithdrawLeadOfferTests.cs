using Neighbourhood.Kernel;
using Neighbourhood.Mdt.HandOvers;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class WithdrawLeadOfferTests : ArrangedHandOver
{
    [Fact]
    public async Task Nobody_is_asked_any_more_and_who_leads_goes_on()
    {
        await Arranged();
        var offer = await LeadOffered(Member);
        await Coordinator.Send(new WithdrawLeadOffer.Command(Case, offer));
        await Coordinator.Send(new WithdrawLeadOffer.Command(Case, offer)); // a second press
        Assert.Equal(["LeadOffered", "LeadOfferWithdrawn"], (await StepsOf(Case)).Skip(1));
        await IsRefused(Member.Send(new AcceptLead.Command(offer)), "", "was withdrawn");
        Assert.Equal(Referrer.Id, await LeadOf(Case));
        Assert.Equal(LeadOfferOutcome.Withdrawn, (await Member.Ask(new SeeLead(Case))).Mine!.Outcome);
    }

    [Fact]
    public async Task What_was_answered_is_not_withdrawn_and_only_who_runs_the_team_may()
    {
        await Arranged();
        var offer = await LeadOffered(Member);
        await Assert.ThrowsAsync<Denied>(() => Member.Send(new WithdrawLeadOffer.Command(Case, offer)));
        await Assert.ThrowsAsync<NotFound>(() => TheirChair.Send(new WithdrawLeadOffer.Command(Case, offer)));
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(new WithdrawLeadOffer.Command(Case, World.NewId())));
        await Member.Send(new AcceptLead.Command(offer));
        await IsRefused(Coordinator.Send(new WithdrawLeadOffer.Command(Case, offer)), "", "was accepted");
    }
}

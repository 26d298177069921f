using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class TellsOfSilentHandOversTests : ArrangedHandOver
{
    [Fact]
    public async Task After_ten_working_days_both_coordinators_are_told_once()
    {
        await Arranged();
        await TransferOffered();
        await DaysPass(14);
        Assert.Empty(Told(MdtNoticeKind.TransferSilent)); // the last day to answer
        await DaysPass(1);
        await DaysPass(1);
        Assert.Equal([Coordinator.Id, TheirCoordinator.Id], Told(MdtNoticeKind.TransferSilent));
        Assert.Equal(CaseState.Transferring, await StateOf(Case));
    }

    [Fact]
    public async Task Of_a_lead_who_does_not_answer_the_coordinator_is_told_once()
    {
        await Arranged();
        await LeadOffered(Member, by: Chair);
        await DaysPass(15);
        await DaysPass(1);
        Assert.Equal([Coordinator.Id], Told(MdtNoticeKind.LeadSilent));
        Assert.Equal(Referrer.Id, await LeadOf(Case));
    }

    [Fact]
    public async Task What_was_answered_is_not_silent_and_who_declared_a_conflict_is_not_told()
    {
        await Arranged();
        await Conflicted(await Item(Case), Coordinator.Id);
        var transfer = World.NewId();
        await Chair.Send(new OfferTransfer.Command(transfer, Case, Altrincham, "They have moved."));
        await DaysPass(15);
        Assert.Equal([Chair.Id, TheirCoordinator.Id], Told(MdtNoticeKind.TransferSilent));
        var lead = await LeadOffered(Member, by: Chair);
        await Member.Send(new DeclineLead.Command(lead, "No time"));
        await DaysPass(30);
        Assert.Empty(Told(MdtNoticeKind.LeadSilent));
    }
}

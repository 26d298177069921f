using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class DeclineTransferTests : ArrangedHandOver
{
    [Fact]
    public async Task The_case_is_its_own_teams_again_and_chair_and_coordinator_are_told_why()
    {
        await Arranged();
        var transfer = await TransferOffered();
        await TheirChair.Send(new DeclineTransfer.Command(transfer, "We are full until May"));
        await TheirChair.Send(new DeclineTransfer.Command(transfer, "We are full until May"));
        Assert.Equal(CaseState.Open, await StateOf(Case));
        Assert.Equal([Chair.Id, Coordinator.Id], Told(MdtNoticeKind.TransferDeclined));
        Assert.Equal("Altrincham team declined: We are full until May", (await Chair.Ask(new ViewCase.Query(Case))).Timeline[0].Reason);
        await IsRefused(Taken(transfer), "", "was declined");
        await TransferOffered(); // they may be asked again
    }

    [Fact]
    public async Task It_asks_why_and_only_who_runs_that_team_may()
    {
        await Arranged();
        var transfer = await TransferOffered();
        await IsRefused(TheirChair.Send(new DeclineTransfer.Command(transfer, null)), "Reason", "Say why");
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(new DeclineTransfer.Command(transfer, "No")));
        await Assert.ThrowsAsync<Denied>(() => TheirMember.Send(new DeclineTransfer.Command(transfer, "No")));
        Assert.Equal(CaseState.Transferring, await StateOf(Case));
    }
}

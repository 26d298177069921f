using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class WithdrawTransferTests : ArrangedHandOver
{
    [Fact]
    public async Task The_case_stands_as_before_and_the_other_team_cannot_answer_any_more()
    {
        await Arranged();
        await Item(Case);
        var transfer = await TransferOffered();
        await Coordinator.Send(new WithdrawTransfer.Command(Case, transfer));
        await Coordinator.Send(new WithdrawTransfer.Command(Case, transfer));
        Assert.Equal(CaseState.UnderReview, await StateOf(Case));
        await IsRefused(Taken(transfer), "", "was withdrawn");
        Assert.Equal(["Transferring", "UnderReview"], (await StepsOf(Case)).Skip(1));
    }

    [Fact]
    public async Task Only_the_team_that_asked_may()
    {
        await Arranged();
        var transfer = await TransferOffered();
        await Assert.ThrowsAsync<NotFound>(() => TheirChair.Send(new WithdrawTransfer.Command(Case, transfer)));
        await Assert.ThrowsAsync<Denied>(() => Member.Send(new WithdrawTransfer.Command(Case, transfer)));
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(new WithdrawTransfer.Command(Case, World.NewId())));
        Assert.Empty(Told(MdtNoticeKind.TransferDeclined));
    }
}

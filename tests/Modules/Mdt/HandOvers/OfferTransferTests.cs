using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class OfferTransferTests : ArrangedHandOver
{
    [Fact]
    public async Task The_case_is_changing_teams_and_stays_with_its_own_on_its_lists_and_with_its_actions()
    {
        await Arranged();
        await Item(Case);
        Assert.Equal(CaseState.UnderReview, await StateOf(Case));
        await TransferOffered();
        Assert.Equal(CaseState.Transferring, await StateOf(Case));
        Assert.Equal([TheirCoordinator.Id], Told(MdtNoticeKind.TransferOffered));
        Assert.Equal(CaseState.Transferring, Assert.Single((await Member.Ask(new ListCases.Query())).Rows).State);
        Assert.Equal(["Listed"], await World.Sql<string>("SELECT status FROM mdt_item"));
        Assert.Equal(("Open", "Transferring"), ((await StepsOf(Case))[0], (await StepsOf(Case))[^1]));
        Assert.Equal("Altrincham team", (await Member.Ask(new ViewCase.Query(Case))).HandOver.AskedTeam);
    }

    [Fact]
    public async Task Only_one_team_is_asked_at_a_time_and_a_closed_case_is_not_offered()
    {
        await Arranged();
        var transfer = await TransferOffered();
        await IsRefused(TransferOffered(), "", "offered to another team");
        await Taken(transfer);
        await IsRefused(TransferOffered(), "", "with another team now");
    }

    [Fact]
    public async Task It_asks_for_a_team_that_can_answer_and_for_a_note()
    {
        await Arranged();
        var board = await Team("A board", Timperley);
        await World.Arrange("UPDATE mdt_team SET kind = 'board' WHERE id = @board", new { board });
        var empty = await Team("Nobody there", Timperley);
        Task<Guid> Send(Guid? to, string? note = "A note") => Coordinator.Send(new OfferTransfer.Command(World.NewId(), Case, to, note));
        foreach (var wrong in new Guid?[] { null, Mdt, board, World.NewId() }) await IsRefused(Send(wrong), "ToMdtId", "Choose the team");
        await IsRefused(Send(empty), "ToMdtId", "no coordinator or chair");
        await IsRefused(Send(Altrincham, " "), "Note", "must know");
        await Assert.ThrowsAsync<Denied>(() => Member.Send(new OfferTransfer.Command(World.NewId(), Case, Altrincham, "A note")));
        await Assert.ThrowsAsync<NotFound>(() => TheirChair.Send(new OfferTransfer.Command(World.NewId(), Case, Altrincham, "A note")));
        Assert.Equal(CaseState.Open, await StateOf(Case));
    }

    [Fact]
    public async Task Who_declared_a_conflict_with_the_family_is_not_asked()
    {
        await Arranged();
        await Conflicted(await Item(Case), TheirCoordinator.Id);
        await TransferOffered();
        Assert.Equal([TheirChair.Id], Told(MdtNoticeKind.TransferOffered));
        Assert.DoesNotContain(World.Told.OfType<MdtInvolvementBegan>(), b => b.UserId == TheirCoordinator.Id);
    }
}

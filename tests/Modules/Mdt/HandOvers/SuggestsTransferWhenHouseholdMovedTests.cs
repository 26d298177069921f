using Neighbourhood.Families.Contracts;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class SuggestsTransferWhenHouseholdMovedTests : ArrangedHandOver
{
    private async Task Moved(Guid? to, Guid? family = null)
    {
        await World.Happened(new HouseholdMoved(family ?? Family, Today, to));
        await World.Deliver();
    }

    [Fact]
    public async Task Scenario_39_a_family_that_moved_stays_with_its_team_until_the_new_one_has_accepted()
    {
        await Arranged();
        await Moved(Timperley);
        Assert.Equal((CaseState.Open, Referrer.Id), (await StateOf(Case), await LeadOf(Case)));
        Assert.Equal(["Altrincham team"], (await Coordinator.Ask(new SeeTransfer(Case))).Gives!.MovedTo);

        var transfer = await TransferOffered();
        Assert.Equal(TransferWhy.Moved, (await TheirChair.Ask(new SeeTransferOffer(transfer))).Why);
        Assert.Equal(CaseState.Transferring, await StateOf(Case));
        Assert.Single((await Member.Ask(new ListCases.Query())).Rows);
        Assert.Empty((await TheirMember.Ask(new ListCases.Query())).Rows);
        Assert.DoesNotContain(World.Told.OfType<MdtInvolvementEnded>(), e => e.InvolvementId == Case);

        var taken = await Taken(transfer);
        Assert.Equal((CaseState.Transferred, CaseState.Open), (await StateOf(Case), await StateOf(taken)));
        Assert.Empty((await Member.Ask(new ListCases.Query())).Rows);
        Assert.Equal(taken, Assert.Single((await TheirMember.Ask(new ListCases.Query())).Rows).Id);
        // Each team's months stay as they were: the old case keeps its days, the new one begins with its own.
        Assert.Equal([Today, Today], await World.Sql<DateOnly>("SELECT opened_on FROM mdt_case"));
        Assert.Equal([Today], await World.Sql<DateOnly>("SELECT closed_on FROM mdt_case WHERE id = @Case", new { Case }));
    }

    [Fact]
    public async Task The_coordinator_is_told_and_shown_who_works_there_and_nothing_is_transferred()
    {
        await Arranged();
        await Moved(Timperley);
        Assert.Equal([Coordinator.Id], Told(MdtNoticeKind.FamilyChanged));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_transfer"));
        Assert.Equal(["Altrincham team"], (await Coordinator.Ask(new ViewCase.Query(Case))).HandOver.MovedTo);
        Assert.Empty((await Member.Ask(new ViewCase.Query(Case))).HandOver.MovedTo);
        Assert.Equal("FamilyMoved", (await StepsOf(Case))[^1]);
    }

    [Fact]
    public async Task Within_the_teams_own_neighbourhoods_nothing_happens_and_an_older_suggestion_is_over()
    {
        await Arranged();
        await Moved(Timperley);
        await Moved(Sale);
        Assert.False((await Coordinator.Ask(new SeeTransfer(Case))).Gives!.Moved);
        Assert.Single(Told(MdtNoticeKind.FamilyChanged));
    }

    [Fact]
    public async Task Out_of_every_area_the_coordinator_is_told_and_nobody_is_suggested()
    {
        await Arranged();
        await Moved(null);
        Assert.Equal([Coordinator.Id], Told(MdtNoticeKind.FamilyChanged));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_transfer_suggestion"));
    }

    [Fact]
    public async Task A_family_without_a_case_and_one_that_is_offered_already_bring_no_suggestion()
    {
        await Arranged();
        await Moved(Timperley, World.NewId());
        Assert.Empty(Told(MdtNoticeKind.FamilyChanged));
        await TransferOffered();
        await Moved(Timperley);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_transfer_suggestion"));
    }

    [Fact]
    public async Task Teams_of_the_same_kind_come_first_and_boards_never()
    {
        await Arranged();
        foreach (var (name, kind) in new[] { ("Other kind", "antenatal"), ("Board", "board") })
        {
            var id = await Team(name, Timperley);
            await World.Arrange("UPDATE mdt_team SET kind = @kind WHERE id = @id", new { id, kind });
        }
        await Moved(Timperley);
        Assert.Equal([Altrincham], await World.Sql<Guid>("SELECT to_mdt_id FROM mdt_transfer_suggestion WHERE ended_at IS NULL"));
        await World.Arrange("UPDATE mdt_team SET kind = 'pcn' WHERE id = @Altrincham", new { Altrincham });
        await Moved(Timperley);
        Assert.Equal(2, (await World.Sql<Guid>("SELECT to_mdt_id FROM mdt_transfer_suggestion WHERE ended_at IS NULL")).Count);
    }

    [Fact]
    public async Task Where_somebody_is_protected_neither_page_says_which_team_works_there()
    {
        await Arranged();
        await Moved(Timperley);
        World.Answers<GetHouseholds, IReadOnlyList<GetHouseholds.Household>>(q => [.. q.HouseholdIds.Select(id => new GetHouseholds.Household(id, "First names", Masking.Restricted, "unknown", 2))]);
        var given = (await Coordinator.Ask(new SeeTransfer(Case))).Gives!;
        Assert.Equal((true, 0), (given.Moved, given.MovedTo.Count));
        var shown = (await Coordinator.Ask(new ViewCase.Query(Case))).HandOver;
        Assert.Equal((true, 0), (shown.Moved, shown.MovedTo.Count));
    }
}

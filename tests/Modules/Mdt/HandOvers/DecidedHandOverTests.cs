using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

/// <summary>What a meeting decides about lead and team begins a hand-over when the decision takes effect.</summary>
public sealed class DecidedHandOverTests : ArrangedMeeting
{
    private Guid _case;
    private Guid _hale;
    private Actor _theirs = null!;

    private async Task<Guid> Begun(params Actor[] here)
    {
        _case = await Case();
        _hale = await Team("Hale team");
        await World.Arrange("UPDATE mdt_team SET kind = 'family'");
        _theirs = World.As(Roles.Coordinator, _hale);
        await World.Arrange("""
            INSERT INTO mdt_member (id, mdt_id, user_id, duty, profession, joined_on) VALUES (@id, @_hale, @user, 'coordinator', 'gp', @Today)
            """, new { id = World.NewId(), _hale, user = _theirs.Id, Today });
        return await Started(await Running(here));
    }

    private Task<Guid> Decide(Guid item, string? note = "The mother wants one person to ring.", bool agreed = false) =>
        Chair.Send(new RecordDecision.Command(World.NewId(), item, MdtDecisionCode.TransferToAnotherMdt, note, null, _hale, null, agreed));

    private async Task Close(Guid item)
    {
        await Chair.Send(new AddAction.Command(World.NewId(), item, "Ring the school", Gp.Id, null));
        await Chair.Send(new SaveItemNotes.Command(item, null, "They want it.", await Version(item)));
        await Closed(item);
    }

    [Fact]
    public async Task A_decided_transfer_asks_the_other_team_with_the_decisions_words()
    {
        var item = await Begun();
        await IsRefused(Decide(item, null), "Detail", "must know");
        var decision = await Decide(item);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_transfer"));
        await Close(item);
        var transfer = Assert.Single(await World.Sql<Guid>("SELECT id FROM mdt_transfer WHERE decision_id = @decision", new { decision }));
        var offer = await _theirs.Ask(new SeeTransferOffer(transfer));
        Assert.Equal(("The mother wants one person to ring.", TransferWhy.Decided), (offer.Note, offer.Why));
        Assert.Equal(CaseState.Transferring, (await Chair.Ask(new ViewCase.Query(_case))).State);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Rule_3_without_a_quorum_it_waits_unless_the_family_agreed(bool agreed, int asked)
    {
        var item = await Begun(Gp);
        await Decide(item, agreed: agreed);
        await Close(item);
        Assert.Equal(asked, (await World.Sql<Guid>("SELECT id FROM mdt_transfer")).Count);
    }

    [Fact]
    public async Task A_case_that_the_same_meeting_closed_is_offered_to_nobody()
    {
        var item = await Begun();
        await Chair.Send(new RecordDecision.Command(World.NewId(), item, MdtDecisionCode.CloseGoalsMet, null, null, null, null, true));
        World.Clock.Advance(TimeSpan.FromSeconds(1));
        await Decide(item);
        await Chair.Send(new RecordDecision.Command(World.NewId(), item, MdtDecisionCode.ChangeLead, null, null, null, Gp.Id, true));
        await Close(item);
        Assert.Equal(CaseState.Closed, (await Chair.Ask(new ViewCase.Query(_case))).State);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_transfer"));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_lead_offer"));
    }

    [Fact]
    public async Task A_case_that_is_closed_after_it_was_offered_asks_nobody_any_more_and_each_step_is_listed()
    {
        var item = await Begun();
        await Decide(item);
        World.Clock.Advance(TimeSpan.FromSeconds(1));
        await Chair.Send(new RecordDecision.Command(World.NewId(), item, MdtDecisionCode.CloseGoalsMet, null, null, null, null, true));
        await Close(item);
        Assert.Equal(["Withdrawn"], await World.Sql<string>("SELECT outcome FROM mdt_transfer"));
        Assert.Equal(["Transferring", "Open", "Closed"], await World.Sql<string>("SELECT to_status FROM mdt_step WHERE subject = 'Case' ORDER BY at, id"));
    }

    [Fact]
    public async Task A_newer_decision_for_another_team_replaces_the_older_and_the_same_again_changes_nothing()
    {
        var item = await Begun();
        var sale = await Team("Ashton team");
        await Decide(item);
        await Decide(item);
        await Chair.Send(new RecordDecision.Command(World.NewId(), item, MdtDecisionCode.TransferToAnotherMdt, "Rather there.", null, sale, null, false));
        await Close(item);
        Assert.Equal([_hale, sale], await World.Sql<Guid>("SELECT to_mdt_id FROM mdt_transfer ORDER BY id"));
        Assert.Equal(["Withdrawn", null], await World.Sql<string?>("SELECT outcome FROM mdt_transfer ORDER BY id"));
    }
}

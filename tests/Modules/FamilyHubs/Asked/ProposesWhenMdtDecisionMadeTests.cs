using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

/// <summary>ProposesWhenMdtDecisionMade, ActsOnProposalWhenMdtDecisionConfirmed, WithdrawsProposalWhenMdtDecisionWithdrawn, ExpiresProposals.</summary>
public sealed class ProposesWhenMdtDecisionMadeTests : ArrangedAsked
{
    private Task<IReadOnlyList<string>> States() => World.Sql<string>("SELECT state FROM familyhubs_proposal");

    [Fact]
    public async Task A_decision_of_a_quorate_meeting_is_a_proposal_at_once_due_in_its_working_days_with_a_task_of_the_hub()
    {
        var id = await Proposed();
        Assert.Equal(ProposalState.Proposed, await StateOf(id));
        var task = Assert.Single(Tasks);
        Assert.Equal((Hub, Proposals.TaskKind, WorkingDay(Today, 10), $"/familyhubs/asked/proposals/{id}"), (task.AssigneeTeamId!.Value, task.KindCode, task.Due!.Value, task.Path));
        Assert.Equal(["Waiting", "Proposed"], await StepsOf(id));
    }

    [Fact]
    public async Task The_hub_sees_the_family_from_then_and_is_not_shown_as_working_with_it()
    {
        await Proposed();
        var began = Assert.Single(Told<HubInvolvementBegan>());
        Assert.Equal((Family, Hub, "hub", false), (began.HouseholdId, began.SiteId, began.Kind, began.Shown));
    }

    [Theory]
    [InlineData(false, false, "Proposed")]
    [InlineData(true, true, "Proposed")]
    [InlineData(true, false, "Waiting")]
    [InlineData(false, true, "Proposed")]
    public async Task A_provisional_one_waits_unless_the_family_agreed(bool provisional, bool agreed, string state)
    {
        await Happens(Made(provisional: provisional, agreed: agreed));
        Assert.Equal([state], await States());
        Assert.Equal(state == "Proposed" ? 1 : 0, Tasks.Count);
    }

    [Fact]
    public async Task What_waits_is_nobodys_to_see_until_it_is_confirmed()
    {
        var made = Made(provisional: true);
        var id = await Proposed(made);
        await Assert.ThrowsAsync<NotFound>(() => Worker.Ask(new SeeProposal(id)));
        Assert.Empty(await Worker.Ask(new ListAsked.Query()));
        Assert.Empty(Told<HubInvolvementBegan>());
        await Happens(new MdtDecisionConfirmed(made.DecisionId, made.CaseId, Today), new MdtDecisionConfirmed(made.DecisionId, made.CaseId, Today));
        Assert.Equal(ProposalState.Proposed, await StateOf(id));
        Assert.Single(Tasks);
        Assert.Single(await Worker.Ask(new ListAsked.Query()));
    }

    [Fact]
    public async Task Other_decisions_are_none_of_the_hubs_business()
    {
        foreach (var code in Enum.GetValues<MdtDecisionCode>().Except([MdtDecisionCode.ReferToHubSession, MdtDecisionCode.LinkToHub])) await Happens(Made(code: code));
        Assert.Empty(await States());
    }

    [Fact]
    public async Task The_same_event_again_changes_nothing()
    {
        var made = Made();
        await Happens(made, made);
        await Happens(made);
        Assert.Single(await States());
        Assert.Single(Tasks);
    }

    [Fact]
    public async Task Events_in_any_order_come_to_the_same()
    {
        foreach (var order in (int[][])[[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
        {
            var made = Made(provisional: true);
            IEvent[] events = [made, new MdtDecisionConfirmed(made.DecisionId, made.CaseId, Today), new MdtDecisionWithdrawn(made.DecisionId, made.CaseId, Today)];
            foreach (var next in order) await Happens(events[next]);
            Assert.Equal(["Withdrawn"], await World.Sql<string>("SELECT state FROM familyhubs_proposal WHERE decision_id = @DecisionId", new { made.DecisionId }));
        }
    }

    [Fact]
    public async Task Confirmed_before_it_is_heard_of_it_is_proposed_at_once()
    {
        var made = Made(provisional: true);
        await Happens(new MdtDecisionConfirmed(made.DecisionId, made.CaseId, Today));
        await Happens(made);
        Assert.Equal(["Proposed"], await States());
    }

    [Fact]
    public async Task Withdrawn_it_leaves_the_list_its_task_is_closed_and_the_hub_sees_the_family_no_more()
    {
        var made = Made();
        var id = await Proposed(made);
        await Happens(new MdtDecisionWithdrawn(made.DecisionId, made.CaseId, Today), new MdtDecisionWithdrawn(made.DecisionId, made.CaseId, Today));
        Assert.Equal(ProposalState.Withdrawn, await StateOf(id));
        Assert.Equal(TaskOutcome.NoLongerNeeded, Assert.Single(ClosedTasks).Outcome);
        Assert.Empty(await Worker.Ask(new ListAsked.Query()));
        Assert.Equal(Told<HubInvolvementBegan>()[0].InvolvementId, Assert.Single(Told<HubInvolvementEnded>()).InvolvementId);
        await IsRefused(Worker.Send(await Accepting(id)), "", "taken this back");
    }

    [Fact]
    public async Task An_answer_that_was_given_stays_when_the_decision_is_withdrawn()
    {
        var made = Made(code: MdtDecisionCode.LinkToHub);
        var id = await Proposed(made);
        await Worker.Send(await Accepting(id));
        await Happens(new MdtDecisionWithdrawn(made.DecisionId, made.CaseId, Today));
        Assert.Equal(ProposalState.Accepted, await StateOf(id));
    }

    [Fact]
    public async Task Where_no_hub_is_named_every_hub_of_the_neighbourhood_sees_it_and_no_other()
    {
        var far = await Site("Far hub");
        await World.Arrange("UPDATE familyhubs_site SET neighbourhood_id = NULL WHERE id = @far", new { far });
        await Site("Fire station", "OutreachPoint");
        var id = await Proposed(Made(anyHub: true));
        Assert.Equal(new[] { Hub, OtherHub }.Order(), (await World.Sql<Guid>("SELECT site_id FROM familyhubs_asked_site WHERE subject_id = @id", new { id })).Order());
        Assert.Single(await Worker.Ask(new ListAsked.Query()));
        Assert.Single(await OtherWorker.Ask(new ListAsked.Query()));
        Assert.Empty(await World.As(Roles.HubWorker, far).Ask(new ListAsked.Query()));
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.HubWorker, far).Ask(new SeeProposal(id)));
        Assert.Empty(Tasks); // each sees it in its list
    }

    [Fact]
    public async Task A_restricted_family_whose_place_is_hidden_is_found_by_its_neighbourhood()
    {
        World.Answers<GetHousehold, GetHousehold.Answer?>(q => new(q.HouseholdId, "Ines and Noa", Masking.Restricted, null, null, "unknown", null, null, Families[Family]));
        var id = await Proposed(Made(anyHub: true, people: []));
        Assert.Equal(2, (await World.Sql<Guid>("SELECT site_id FROM familyhubs_asked_site WHERE subject_id = @id", new { id })).Count);
    }

    [Fact]
    public async Task A_hub_that_has_closed_is_asked_by_the_one_in_its_place()
    {
        await Closed(Hub, OtherHub);
        var id = await Proposed();
        Assert.Equal([OtherHub], await World.Sql<Guid>("SELECT site_id FROM familyhubs_asked_site WHERE subject_id = @id", new { id }));
        Assert.Equal(OtherHub, Assert.Single(Tasks).AssigneeTeamId);
    }

    [Fact]
    public async Task Silent_past_its_working_days_it_is_late_once_stays_in_the_list_and_a_late_answer_is_taken()
    {
        var id = await Proposed(Made(code: MdtDecisionCode.LinkToHub)); // due on Monday 16 March
        await DaysPass(14);
        Assert.Equal(ProposalState.Proposed, await StateOf(id));
        await DaysPass(1);
        await DaysPass(1);
        Assert.Equal(ProposalState.Expired, await StateOf(id));
        Assert.True(Assert.Single(await Worker.Ask(new ListAsked.Query())).Item.Late);
        await Worker.Send(await Accepting(id));
        Assert.Equal(["Waiting", "Proposed", "Expired", "Accepted"], await StepsOf(id));
        Assert.Equal(ProposalOutcome.Accepted, Assert.Single(Told<ProposalAnswered>()).Outcome);
        await DaysPass(30);
        Assert.Equal(ProposalState.Accepted, await StateOf(id));
    }
}

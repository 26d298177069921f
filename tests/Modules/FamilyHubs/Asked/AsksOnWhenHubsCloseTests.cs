using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class AsksOnWhenHubsCloseTests : ArrangedAsked
{
    private async Task<IReadOnlyList<Guid>> AtHubs(Guid subject) =>
        await World.Sql<Guid>("SELECT site_id FROM familyhubs_asked_site WHERE subject_id = @subject AND to_on IS NULL ORDER BY site_id", new { subject });

    [Fact]
    public async Task A_link_that_waits_is_asked_of_the_hub_in_its_place_once()
    {
        var id = await Linked("midwife");
        await Closed(Hub, OtherHub);
        await DaysPass(1);
        await DaysPass(1);
        Assert.Equal([OtherHub], await AtHubs(id));
        Assert.Empty(await Worker.Ask(new ListAsked.Query()));
        Assert.Equal(id, Assert.Single(await OtherWorker.Ask(new ListAsked.Query())).Item.Id);
        await Assert.ThrowsAsync<NotFound>(() => Worker.Send(new AcceptLink.Command(id, 2)));
        await OtherWorker.Send(new AcceptLink.Command(id, 2));
        Assert.Equal(LinkState.Accepted, await LinkOf(id));
        Assert.Equal(OtherHub, Assert.Single(Tasks).AssigneeTeamId);
    }

    [Fact]
    public async Task A_link_stays_where_the_manager_sees_it_until_something_takes_the_hubs_place_and_not_before_the_day()
    {
        var id = await Linked();
        await Closed(Hub);
        await DaysPass(1);
        Assert.Equal([Hub], await AtHubs(id));
        Assert.Single(await Manager.Ask(new ListAsked.Query()));

        await World.Arrange("UPDATE familyhubs_site SET closed_on = @on, replaced_by_id = @OtherHub WHERE id = @Hub", new { Hub, OtherHub, on = Today.AddDays(2) });
        await DaysPass(1);
        Assert.Equal([Hub], await AtHubs(id));
        await DaysPass(1);
        Assert.Equal([OtherHub], await AtHubs(id));
    }

    [Fact]
    public async Task A_link_that_was_answered_stays_with_its_hub()
    {
        var id = await AcceptedLink();
        await Closed(Hub, OtherHub);
        await DaysPass(1);
        Assert.Equal([Hub], await World.Sql<Guid>("SELECT site_id FROM familyhubs_link WHERE id = @id", new { id }));
    }

    [Fact]
    public async Task A_proposal_that_waits_is_a_task_of_the_hub_in_its_place_by_the_same_day()
    {
        var id = await Proposed();
        var due = Assert.Single(Tasks).Due;
        await Closed(Hub, OtherHub);
        await DaysPass(1);
        await DaysPass(1);
        Assert.Equal([OtherHub], await AtHubs(id));
        Assert.Equal([(Hub, due), (OtherHub, due)], Tasks.Select(t => (t.AssigneeTeamId!.Value, t.Due)));
        Assert.Equal((Tasks.First().TaskId, TaskOutcome.NoLongerNeeded), Assert.Single(ClosedTasks.Select(t => (t.TaskId, t.Outcome))));
        Assert.Empty(await Worker.Ask(new ListAsked.Query()));
        await IsRefused(Worker.Send(new DeclineProposal.Command(id, Hub, false, "Closed", await Version(id))), "SiteId", "that was asked");
        await OtherWorker.Send(new DeclineProposal.Command(id, null, false, "No place in the mornings", await Version(id)));
        Assert.Equal(ProposalState.Declined, await StateOf(id));
        Assert.Equal(ProposalOutcome.Declined, Assert.Single(Told<ProposalAnswered>()).Outcome);
    }

    [Fact]
    public async Task Without_one_in_its_place_a_proposal_is_shown_to_the_neighbourhoods_hubs_also_when_it_is_late()
    {
        var (id, third) = (await Proposed(), await Site("Cedar Hub"));
        await Closed(Hub);
        await DaysPass(30);
        Assert.Equal(new[] { OtherHub, third }.ToHashSet(), (await AtHubs(id)).ToHashSet());
        Assert.Equal(ProposalState.Expired, await StateOf(id));
        Assert.Single(await OtherWorker.Ask(new ListAsked.Query()));
        Assert.Single(ClosedTasks);
        Assert.Single(Tasks); // any of them may take it
    }

    [Fact]
    public async Task A_proposal_to_any_hub_is_asked_on_when_the_last_of_them_has_closed()
    {
        var id = await Proposed(Made(anyHub: true));
        Assert.Equal(2, (await AtHubs(id)).Count);
        await Closed(Hub);
        await DaysPass(1);
        Assert.Equal(2, (await AtHubs(id)).Count);
        var third = await Site("Cedar Hub");
        await Closed(OtherHub);
        await DaysPass(1);
        Assert.Equal([third], await AtHubs(id));
        Assert.Empty(Tasks);
    }

    [Fact]
    public async Task A_hub_that_was_asked_closed_and_opened_again_is_asked_anew()
    {
        var (proposal, link) = (await Proposed(), await Linked());
        await Closed(Hub, OtherHub);
        await DaysPass(1);
        await World.Arrange("UPDATE familyhubs_site SET closed_on = NULL, replaced_by_id = NULL WHERE id = @Hub", new { Hub });
        await Closed(OtherHub, Hub);
        await DaysPass(1);
        foreach (var id in new[] { proposal, link }) Assert.Equal([Hub], await AtHubs(id));
        Assert.Equal(new[] { proposal, link }.ToHashSet(), (await Worker.Ask(new ListAsked.Query())).Select(a => a.Item.Id).ToHashSet());
        await World.Deliver();
        var began = Told<HubInvolvementBegan>().Select(t => t.InvolvementId).ToList();
        Assert.Equal(6, began.Distinct().Count()); // each by an id of its own
        Assert.Equal(began.Take(4).ToHashSet(), Told<HubInvolvementEnded>().Select(t => t.InvolvementId).ToHashSet());
    }

    [Fact]
    public async Task Where_no_hub_is_open_it_stays_and_what_was_answered_is_left_alone()
    {
        var (id, declined) = (await Proposed(), await Proposed());
        await Worker.Send(new DeclineProposal.Command(declined, null, false, "Full", await Version(declined)));
        await Closed(Hub);
        await Closed(OtherHub);
        await DaysPass(1);
        Assert.Equal([Hub], await AtHubs(id));
        Assert.Empty(await AtHubs(declined));
        Assert.Single(ClosedTasks);
    }
}

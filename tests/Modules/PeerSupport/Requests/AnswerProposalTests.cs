using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.FamilyHubs;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class AnswerProposalTests : ArrangedAsking
{
    [Fact]
    public async Task Given_a_team_that_proposes_it_when_the_parent_says_yes_then_it_is_a_request_and_the_team_hears()
    {
        var (decision, id) = await Proposed();
        Assert.Equal((RequestStatus.Proposed, (DateOnly?)null, (DateOnly?)null), ((await RowOf(id)).Status, (await RowOf(id)).DueOn, (await RowOf(id)).ShareAgreedOn));
        World.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var _ in (int[])[1, 2]) await Coordinator.Send(new AnswerProposal.Command(id, 1, true, Answers()));
        var row = await RowOf(id);
        Assert.Equal((RequestStatus.New, "BeenThroughIt", Today, ArrangedHub.WorkingDay(Today, 5)), (row.Status, row.Wants, row.ShareAgreedOn, row.DueOn));
        Assert.Equal(new PeerProposalAnswered(decision, PeerProposalOutcome.Accepted, Today), Assert.Single(Answered));
        Assert.Equal((Mother, SharingPurpose.PeerSupport), (Assert.Single(Agreed).PersonId, Agreed.Single().Purpose));
        Assert.Single(ClosedTasks);
        Assert.Equal(2, Tasks.Count);
        Assert.Equal(["Proposed", "New"], await StepsOf(id));
    }

    [Fact]
    public async Task When_the_parent_says_no_it_ends_and_the_team_hears_that_and_nothing_is_kept_of_a_yes()
    {
        var (decision, id) = await Proposed();
        await Coordinator.Send(new AnswerProposal.Command(id, 1, false, Answers()));
        Assert.Equal(RequestStatus.Declined, (await RowOf(id)).Status);
        Assert.Equal(new PeerProposalAnswered(decision, PeerProposalOutcome.PersonDeclined, Today), Assert.Single(Answered));
        Assert.Empty(Agreed);
        Assert.Single(World.Told.OfType<PeerInvolvementEnded>());
    }

    [Fact]
    public async Task Of_two_parents_the_team_hears_a_yes_at_once_and_a_no_when_both_said_it()
    {
        var (decision, first) = await Proposed(people: [Mother, Father]);
        var second = (await World.Sql<Guid>("SELECT id FROM peersupport_request WHERE decision_id = @decision AND id <> @first", new { decision, first })).Single();
        await Coordinator.Send(new AnswerProposal.Command(first, 1, false, Answers()));
        Assert.Empty(Answered);
        await Coordinator.Send(new AnswerProposal.Command(second, 1, true, Answers()));
        Assert.Equal(PeerProposalOutcome.Accepted, Assert.Single(Answered).Outcome);
    }

    [Fact]
    public async Task One_that_waits_for_its_team_is_not_asked_and_an_answer_is_needed()
    {
        var (_, id) = await Proposed(provisional: true);
        Assert.Contains("not confirmed", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new AnswerProposal.Command(id, 1, true, Answers())))).Message, StringComparison.Ordinal);
        Assert.Equal("Yes", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new AnswerProposal.Command(id, 1, null, Answers())))).Input);
    }

    [Fact]
    public async Task Who_coordinates_elsewhere_finds_nothing_and_a_hub_may_not()
    {
        var (_, id) = await Proposed();
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new AnswerProposal.Command(id, 1, true, Answers())));
        await Assert.ThrowsAsync<Denied>(() => Hub.Send(new AnswerProposal.Command(id, 1, true, Answers())));
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new AnswerProposal.Command(id, 7, true, Answers())));
        Assert.Empty(Answered);
    }

    [Fact]
    public async Task An_objection_stands_before_a_yes()
    {
        var (_, id) = await Proposed();
        Said[Mother] = SharingBasis.Objection;
        Assert.Equal("ShareAgreed", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new AnswerProposal.Command(id, 1, true, Answers())))).Input);
        Assert.Equal(RequestStatus.Proposed, (await RowOf(id)).Status);
    }

    [Fact]
    public async Task Somebody_of_15_who_is_expecting_is_asked_about_today()
    {
        Years[Mother] = 15;
        var (_, id) = await Proposed();
        await Coordinator.Send(new AnswerProposal.Command(id, 1, true, Answers(expecting: true)));
        Assert.NotNull((await RowOf(id)).LeadTaskId);
        Assert.Contains(Tasks, t => t.KindCode == "peersupport.under16" && t.Due == Today);
    }
}

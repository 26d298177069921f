using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class SignpostRequestTests : ArrangedAsking
{
    [Fact]
    public async Task It_ends_with_what_else_was_offered_and_never_with_nothing()
    {
        var id = await Open(Wanted());
        foreach (var nothing in new[] { null, " ", new string('x', 301) })
            Assert.Equal("SignpostedTo", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new SignpostRequest.Command(id, 1, nothing)))).Input);
        foreach (var _ in (int[])[1, 2]) await Coordinator.Send(new SignpostRequest.Command(id, 1, " The Tuesday group "));
        var row = await RowOf(id);
        Assert.Equal((RequestStatus.NotSuitable, "The Tuesday group", Today), (row.Status, Opened(id, row.SignpostedTo), row.EndedOn));
        Assert.Single(ClosedTasks);
        Assert.Single(World.Told.OfType<PeerInvolvementEnded>());
    }

    [Fact]
    public async Task Of_a_proposal_the_team_hears_that_it_is_not_possible_and_not_why()
    {
        var (decision, id) = await Proposed();
        await Coordinator.Send(new SignpostRequest.Command(id, 1, "Her health visitor rings her"));
        Assert.Equal(new PeerProposalAnswered(decision, PeerProposalOutcome.Declined, Today), Assert.Single(Answered));
    }

    [Fact]
    public async Task From_any_open_state_it_may_be_said_a_match_that_stands_ends_with_it_and_what_is_over_stays_over()
    {
        var (supporter, _) = await Supporting();
        foreach (var status in new[] { MatchStatus.Offered, MatchStatus.Matched, MatchStatus.Active })
        {
            var (match, request) = await Matched(supporter, status);
            await Coordinator.Send(new SignpostRequest.Command(request, 1, "A group"));
            Assert.Equal((MatchStatus.Ended, RequestStatus.NotSuitable), (await MatchIs(match), await RequestIs(request)));
        }
        Assert.Equal(["unsuitable", "unsuitable"], World.Told.OfType<PeerMatchEnded>().Select(e => e.ReasonCode)); // of the offer nobody had heard
        var id = await Asked(RequestStatus.Ended);
        Assert.Contains("over", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new SignpostRequest.Command(id, 1, "A group")))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new SignpostRequest.Command(id, 1, "A group")));
    }
}

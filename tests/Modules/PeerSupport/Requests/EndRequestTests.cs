using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class EndRequestTests : ArrangedAsking
{
    [Fact]
    public async Task A_parent_who_wants_it_no_more_is_off_every_list()
    {
        var id = await Open(Wanted());
        foreach (var _ in (int[])[1, 2]) await Coordinator.Send(new EndRequest.Command(id, 1, EndCode.WantedToStop));
        Assert.Equal((RequestStatus.Ended, "WantedToStop"), ((await RowOf(id)).Status, (await RowOf(id)).EndCode));
        Assert.Empty((await Coordinator.Ask(new ListRequests.Query())).Open);
        Assert.Single(ClosedTasks);
    }

    [Fact]
    public async Task Why_is_chosen_and_none_of_the_systems_own()
    {
        var id = await Open(Wanted());
        foreach (var why in new EndCode?[] { null, EndCode.System, EndCode.GoalMet, (EndCode)99 })
            Assert.Equal("Why", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new EndRequest.Command(id, 1, why)))).Input);
    }

    [Fact]
    public async Task A_proposal_is_asked_first_a_match_ends_first_and_elsewhere_nothing_is_found()
    {
        var (_, proposal) = await Proposed();
        Assert.Contains("Ask the parent", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new EndRequest.Command(proposal, 1, EndCode.NoContact)))).Message, StringComparison.Ordinal);
        var (supporter, _) = await Supporting();
        foreach (var status in new[] { MatchStatus.Offered, MatchStatus.Matched, MatchStatus.Active })
        {
            var (_, request) = await Matched(supporter, status);
            await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new EndRequest.Command(request, 1, EndCode.NoContact)));
        }
        var id = await Open(Wanted(Father));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new EndRequest.Command(id, 1, EndCode.NoContact)));
        await Assert.ThrowsAsync<Denied>(() => Hub.Send(new EndRequest.Command(id, 1, EndCode.NoContact)));
    }
}

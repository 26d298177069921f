using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Matches;

public sealed class ListOffersTests : ArrangedPeers
{
    [Fact]
    public async Task A_supporter_sees_their_own_alone_and_none_that_is_over()
    {
        var ((id, supporter), (_, other)) = (await Supporting(), await Supporting());
        var (match, _) = await Matched(id, MatchStatus.Offered);
        await Matched(id);
        var (_, over) = await Matched(id, MatchStatus.Offered);
        await World.Arrange("UPDATE peersupport_request SET status = @status WHERE id = @over", new { status = RequestStatus.NotSuitable, over });
        Assert.Equal([match], (await supporter.Ask(new ListOffers.Query())).Select(o => o.Id));
        Assert.Empty(await other.Ask(new ListOffers.Query()));
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Ask(new ListOffers.Query()));
    }
}

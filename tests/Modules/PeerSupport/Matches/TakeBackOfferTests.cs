using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Matches;

public sealed class TakeBackOfferTests : ArrangedPeers
{
    private Task<Done> TakeBack(Guid match, int version = 1, string? reason = "She moved away") => Coordinator.Send(new TakeBackOffer.Command(match, reason, version));

    [Fact]
    public async Task An_offer_or_a_match_without_contact_goes_back_to_looking_once()
    {
        var supporter = (await Supporting()).Id;
        foreach (var status in new[] { MatchStatus.Offered, MatchStatus.Matched })
        {
            var (match, request) = await Matched(supporter, status);
            await TakeBack(match);
            await TakeBack(match);
            Assert.Equal((MatchStatus.SaidNo, RequestStatus.Screening), (await MatchIs(match), await RequestIs(request)));
            Assert.Equal(["SaidNo"], await StepsOf(match));
        }
        Assert.Single(World.Told.OfType<PeerMatchEnded>());
    }

    [Fact]
    public async Task Without_a_reason_from_a_stale_page_in_touch_or_elsewhere_it_is_refused()
    {
        var supporter = (await Supporting()).Id;
        var (match, _) = await Matched(supporter);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => TakeBack(match, reason: " "))).Input);
        await Assert.ThrowsAsync<Conflict>(() => TakeBack(match, 7));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new TakeBackOffer.Command(match, "x", 1)));
        await Assert.ThrowsAsync<Denied>(() => Supervisor.Send(new TakeBackOffer.Command(match, "x", 1)));
        var (inTouch, _) = await Matched(supporter, MatchStatus.Active);
        await Assert.ThrowsAsync<Refused>(() => TakeBack(inTouch));
        Assert.Empty(World.Told);
    }
}

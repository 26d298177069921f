using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class GiveWayInTests : ArrangedTalk
{
    [Fact]
    public async Task An_address_is_made_for_a_match_that_is_open_and_only_its_digest_is_kept()
    {
        var talk = await Talking(MatchStatus.Matched);
        Assert.Equal(World.Clock.Now().AddDays(90), (await Coordinator.Ask(new GiveWayIn.Query(talk.Match))).Until);
        Assert.Equal([talk.Digest], await World.Sql<string>("SELECT secret_digest FROM peersupport_way_in WHERE match_id = @Match", new { talk.Match }));
        Assert.Equal(64, WayIn.NewSecret().Length);
        Assert.NotEqual(WayIn.NewSecret(), WayIn.NewSecret());
    }

    [Fact]
    public async Task None_is_made_before_both_said_yes_after_the_end_or_while_contact_is_stopped()
    {
        foreach (var status in new[] { MatchStatus.Offered, MatchStatus.Ended })
        {
            var match = (await Talking(status)).Match;
            await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new GiveWayIn.Command(match, "digest")));
        }
        var talk = await Talking();
        await Hold(Mother);
        await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new GiveWayIn.Command(talk.Match, "digest")));
    }

    [Fact]
    public async Task Neither_the_supporter_nor_another_programme_makes_one()
    {
        var talk = await Talking();
        await Assert.ThrowsAsync<Denied>(() => talk.As.Send(new GiveWayIn.Command(talk.Match, "digest")));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new GiveWayIn.Command(talk.Match, "digest")));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Ask(new GiveWayIn.Query(talk.Match)));
    }
}

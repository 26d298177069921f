using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class PauseSupporterTests : ArrangedSupporters
{
    [Fact]
    public async Task In_a_pause_nothing_new_is_offered_and_whom_they_support_stays()
    {
        var (id, _) = await Supporting();
        var (match, _) = await Matched(id);
        for (var n = 0; n < 2; n++) await Coordinator.Send(new PauseSupporter.Command(id, 1, PauseReason.OwnWellbeing));
        Assert.Equal(SupporterStatus.Paused, await SupporterIs(id));
        Assert.Equal(MatchStatus.Matched, await MatchIs(match));
        Assert.Contains("pause", Assert.Single(await Lacks(id)), StringComparison.Ordinal);
        Assert.Equal([Today], await World.Sql<DateOnly>("SELECT paused_on FROM peersupport_supporter WHERE id = @id", new { id }));
        await To(id, SupporterStatus.Active);
        Assert.Equal(["Paused", "Active"], await StepsOf(id));
    }

    [Fact]
    public async Task Only_somebody_who_is_supporting_pauses_with_a_reason_by_the_coordinator()
    {
        var (id, _) = await Supporting();
        await Refuses("Why", () => Coordinator.Send(new PauseSupporter.Command(id, 1, null)));
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new PauseSupporter.Command(id, 3, PauseReason.FamilyOrWork)));
        await IsTheCoordinatorsAlone(a => a.Send(new PauseSupporter.Command(id, 1, PauseReason.FamilyOrWork)));
        var enquired = await Enquired();
        await Refuses("", () => Coordinator.Send(new PauseSupporter.Command(enquired, 1, PauseReason.FamilyOrWork)));
    }
}

using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class TakeRestTests : ArrangedSupporters
{
    [Fact]
    public async Task A_supporter_rests_until_a_day_and_says_that_they_are_ready()
    {
        var (id, supporter) = await Supporting();
        await supporter.Send(new TakeRest.Command(Today.AddDays(14)));
        Assert.Contains("rest", Assert.Single(await Lacks(id)), StringComparison.Ordinal);
        World.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Contains("ready", Assert.Single(await Lacks(id)), StringComparison.Ordinal);
        await supporter.Send(new TakeRest.Command(null));
        Assert.Empty(await Lacks(id));
    }

    [Fact]
    public async Task The_day_must_come_within_a_year_and_it_is_their_own()
    {
        var (_, supporter) = await Supporting();
        await Refuses("Until", () => supporter.Send(new TakeRest.Command(Today)));
        await Refuses("Until", () => supporter.Send(new TakeRest.Command(Today.AddMonths(13))));
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Send(new TakeRest.Command(null)));
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.PeerSupporter).Send(new TakeRest.Command(null)));
    }
}

using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class ListRequestsTests : ArrangedAsking
{
    [Fact]
    public async Task Each_coordinator_sees_their_own_programme_and_what_is_late_is_red()
    {
        var mine = await Asked(RequestStatus.New);
        await Asked(RequestStatus.Ended, Father);
        var theirs = await Asked(RequestStatus.Screening, Father, OtherProgramme);
        Assert.Equal(mine, Assert.Single((await Coordinator.Ask(new ListRequests.Query())).Open).Id);
        Assert.Equal(theirs, Assert.Single((await OtherCoordinator.Ask(new ListRequests.Query())).Open).Id);
        Assert.False((await Coordinator.Ask(new ListRequests.Query())).Open[0].IsLate);
        World.Clock.Advance(TimeSpan.FromDays(8));
        Assert.True((await Coordinator.Ask(new ListRequests.Query())).Open[0].IsLate);
        Assert.False((await Coordinator.Ask(new ListRequests.Query())).Open[0].Held);
        await World.Arrange("INSERT INTO peersupport_hold (hold_id, person_id, kind, held_on) VALUES (@hold, @Mother, 'stop', @Today)", new { hold = World.NewId(), Mother, Today });
        Assert.True((await Coordinator.Ask(new ListRequests.Query())).Open[0].Held);
        await Assert.ThrowsAsync<Denied>(() => Hub.Ask(new ListRequests.Query()));
    }

    [Fact]
    public async Task The_first_page_counts_what_waits_and_what_is_late_and_names_nobody()
    {
        Task<string?> Says() => Coordinator.With(services => services.GetServices<IWaiting>().Single(w => w.Path == "/peersupport/requests").Says(CancellationToken.None));
        Assert.Null(await Says());
        await Asked(RequestStatus.New);
        await Asked(RequestStatus.Screening, Father);
        Assert.Equal("2 to match.", await Says());
        World.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("2 to match, 2 late.", await Says());
    }
}

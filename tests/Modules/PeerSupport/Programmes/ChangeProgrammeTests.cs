using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Programmes;

public sealed class ChangeProgrammeTests : ArrangedPeers
{
    [Fact]
    public async Task Who_hears_first_and_who_is_the_deputy_change_and_a_stale_page_overwrites_nothing()
    {
        var next = World.NewId();
        await Coordinator.Send(new ChangeProgramme.Command(Programme, 1, "Sale, together", next, Deputy, false));
        var now = await Coordinator.Ask(new ChangeProgramme.Query(Programme));
        Assert.Equal(("Sale, together", next, Deputy, 2), (now.Title, now.CoordinatorUserId!.Value, now.DeputyUserId!.Value, now.Version));
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new ChangeProgramme.Command(Programme, 1, "Mine", next, null, false)));
        Assert.Equal("CoordinatorUserId", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new ChangeProgramme.Command(Programme, 2, "Mine", null, null, false)))).Input);
    }

    [Fact]
    public async Task It_is_closed_when_nobody_is_left_in_it_and_then_stays_as_it_is()
    {
        var close = new ChangeProgramme.Command(Programme, 1, "Sale", Coordinator.Id, null, true);
        var request = await Asked(RequestStatus.New);
        Assert.Equal("Close", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(close))).Input);
        await World.Arrange("UPDATE peersupport_request SET status = 'Ended' WHERE id = @request", new { request });
        var (supporter, _) = await Supporting();
        Assert.Equal("Close", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(close))).Input);
        await World.Arrange("UPDATE peersupport_supporter SET status = @Left WHERE id = @supporter", new { SupporterStatus.Left, supporter });
        await Coordinator.Send(close);
        Assert.Equal(Today, (await Coordinator.Ask(new ChangeProgramme.Query(Programme))).ClosedOn);
        Assert.Equal("", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(close with { Version = 2, Close = false }))).Input);
    }

    [Fact]
    public async Task Another_coordinators_is_not_found_and_without_the_role_it_is_denied()
    {
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new ChangeProgramme.Command(Programme, 1, "Mine", OtherCoordinator.Id, null, false)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Ask(new ChangeProgramme.Query(Programme)));
        await Assert.ThrowsAsync<Denied>(() => Supervisor.Ask(new ChangeProgramme.Query(Programme)));
    }
}

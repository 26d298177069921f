using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Rooms;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Rooms;

public sealed class OpenRoomTests : ArrangedRooms
{
    [Fact]
    public async Task A_coordinator_opens_one_by_hub_and_topic_and_only_in_their_own_programme()
    {
        var site = World.NewId();
        World.Answers<GetSites, IReadOnlyList<GetSites.Site>>(_ => [new(site, "Marram Family Hub", Today, null)]);
        var id = await Coordinator.Send(Opening(site: site));
        var room = await Coordinator.Ask(new ViewRoom.Query(id));
        Assert.Equal(("Early babies in Sale", RoomKind.Group, "Marram Family Hub", false), (room.Title, room.Kind, room.Site, room.HasAddress));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(Opening()));
        await Assert.ThrowsAsync<Denied>(() => Hub.Send(Opening()));
        Assert.Empty(await OtherCoordinator.Ask(new ListRooms.Query()));
        var choices = await Coordinator.With(scope => scope.GetRequiredService<RoomChoices>().Programmes(default));
        Assert.Equal(Programme.ToString(), Assert.Single(choices).Value);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_said_all_at_once()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(Opening(title: " ", topic: null, kind: (RoomKind)9) with { About = null }));
        Assert.Equal(["Title", "About", "Topic", "Kind"], refused.Reasons.Select(r => r.Input));
        Assert.Equal("SiteId", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(Opening(site: World.NewId())))).Input);
        Assert.Empty(await Coordinator.Ask(new ListRooms.Query()));
    }
}

using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class TieToPersonTests : ArrangedSupporters
{
    [Fact]
    public async Task With_their_own_yes_they_are_known_here_and_without_it_they_are_not()
    {
        var (id, _) = await Supporting();
        await Asked(person: Mother);
        Assert.Equal([Mother], (await Coordinator.Ask(new TieToPerson.Query(id))).Select(p => p.Id));
        await Refuses("SaidYes", () => Coordinator.Send(new TieToPerson.Command(id, 1, Mother, false)));
        for (var n = 0; n < 2; n++) await Coordinator.Send(new TieToPerson.Command(id, 1, Mother, true));
        Assert.Equal([Mother], await World.Sql<Guid>("SELECT person_id FROM peersupport_supporter WHERE id = @id", new { id }));
        await Coordinator.Send(new TieToPerson.Command(id, 2, null, false));
        Assert.Empty(await World.Sql<Guid>("SELECT person_id FROM peersupport_supporter WHERE id = @id AND person_id IS NOT NULL", new { id }));
    }

    [Fact]
    public async Task Somebody_whom_the_coordinator_may_not_see_is_not_found_and_not_shown()
    {
        var (id, _) = await Supporting();
        await Asked(person: Mother);
        Unseen.Add(Family);
        Assert.Empty(await Coordinator.Ask(new TieToPerson.Query(id)));
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(new TieToPerson.Command(id, 1, Mother, true)));
        await IsTheCoordinatorsAlone(a => a.Send(new TieToPerson.Command(id, 1, Father, true)));
        await IsTheCoordinatorsAlone(a => a.Ask(new TieToPerson.Query(id)));
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new TieToPerson.Command(id, 9, World.NewId(), true)));
    }
}

using Neighbourhood.Families.Contracts;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class AnswerFindNamesAmongTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Names_of_ones_own_families_are_found_and_of_no_others_and_of_nobody_restricted()
    {
        var (hub, other) = (_world.Hub(), _world.Hub(_world.NewId()));
        var (mine, theirs) = (_world.Form("Amara", "O’Kafor"), _world.Form("Delia", "Quince", phone: "07700 900124"));
        await hub.Send(mine);
        await other.Send(theirs);
        string[] words = ["amara", "okafor", "delia", "quince", "brown"];
        Assert.Equal(["amara", "okafor"], await hub.Ask(new FindNamesAmong(hub.Id, words)));
        Assert.Equal(["delia", "quince"], await other.Ask(new FindNamesAmong(other.Id, words)));
        Assert.Empty(await hub.Ask(new FindNamesAmong(_world.NewId(), words)));
        Assert.Empty(await hub.Ask(new FindNamesAmong(hub.Id, [])));
        await _world.Restrict(mine.PersonIds[0]);
        Assert.Empty(await hub.Ask(new FindNamesAmong(hub.Id, words)));
    }
}

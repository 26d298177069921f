using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Matching;

public sealed class SettleMoveTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_entry_is_settled_once_and_by_data_quality_alone()
    {
        var (one, other) = (await _world.Family(), await _world.Family(_world.Form("Amy", "Stone")));
        var join = await _world.Join(one.Adult!.PersonId, other.Adult!.PersonId);
        _world.Clock.Advance(TimeSpan.FromHours(1));
        await _world.Involve(other.HouseholdId, user: _world.NewId());
        await _world.Part(join);
        var entry = Assert.Single((await _world.DataQuality().Ask(new UndoJoin.Query(join))).ToMove);
        Assert.Equal("involvement of services", entry.Kind);
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Send(new SettleMove.Command(join, entry.Id)));
        await _world.DataQuality().Send(new SettleMove.Command(join, entry.Id));
        var settled = _world.Clock.Now();
        _world.Clock.Advance(TimeSpan.FromHours(1));
        await _world.DataQuality().Send(new SettleMove.Command(join, entry.Id));
        Assert.Equal(settled, (await _world.DataQuality().Ask(new UndoJoin.Query(join))).ToMove.Single().SettledAt);
    }
}

using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Areas.Places;

public sealed class AnswerGetNeighbourhoodsTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await AreasWorld.Start();
        await _world.Import("Sandling", [AreasWorld.Text("a.csv", AreasWorld.Postcodes)]);
        await _world.Import("Arden", [AreasWorld.Text("b.csv", "postcode,lsoa_code,locality\nQX8 8AA,E01999980,Green\n")]);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task All_or_those_asked_for_come_by_name_with_their_localities()
    {
        var reader = _world.As(Roles.InvitedAttendee);
        var all = await reader.Ask(new GetNeighbourhoods());
        Assert.Equal(["Arden", "Sandling"], all.Select(n => n.Name));
        Assert.Equal(["East", "West"], all[1].Localities.Select(l => l.Name));
        Assert.Equal(["Sandling"], (await reader.Ask(new GetNeighbourhoods([all[1].Id, _world.NewId()]))).Select(n => n.Name));
        Assert.Empty(await reader.Ask(new GetNeighbourhoods([])));
    }

    [Fact]
    public async Task A_name_keeps_its_id_over_later_imports()
    {
        var before = await _world.AsSystem().Ask(new GetNeighbourhoods());
        await _world.Import("SANDLING", [AreasWorld.Text("c.csv", "postcode,lsoa_code,locality\nQX1 1AA,E01999901,east\nQX1 1AB,E01999901,North\n")]);
        var after = await _world.AsSystem().Ask(new GetNeighbourhoods());
        Assert.Equal(before.Select(n => (n.Id, n.Name)), after.Select(n => (n.Id, n.Name)));
        Assert.Equal(["East", "North", "West"], after[1].Localities.Select(l => l.Name));
        Assert.Equal(before[1].Localities[0].Id, after[1].Localities[0].Id);
    }

    [Fact]
    public async Task A_neighbourhood_lies_within_itself_and_one_that_is_not_lies_nowhere()
    {
        var id = (await _world.AsSystem().Ask(new GetNeighbourhoods()))[0].Id;
        Assert.Equal([id], (await Within(id))!);
        Assert.Null(await Within(_world.NewId()));
    }

    private Task<IReadOnlySet<Guid>?> Within(Guid id) => _world.AsSystem().With(async services =>
        (await services.GetServices<IScope>().Single(s => s.Property == "NeighbourhoodId").Of(id, CancellationToken.None)).Within);
}

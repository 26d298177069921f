using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Unborn;

public sealed class UnbornTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private World _world = null!;
    private Guid _pregnancy;
    private Guid _mother;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        (_pregnancy, _mother) = (_world.NewId(), _world.NewId());
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private sealed record Row(Guid? MotherId, string State);

    private async Task<Row> RowOf(Guid id) => (await _world.Sql<Row>("SELECT mother_id, state FROM families_unborn WHERE id = @id", new { id })).Single();

    private async Task Told(params IEvent[] happened)
    {
        foreach (var one in happened)
        {
            await _world.Happened(one);
            await _world.Deliver();
        }
    }

    [Fact]
    public async Task An_unborn_child_is_an_id_without_text_until_it_is_expected_no_more()
    {
        var (first, second) = (_world.NewId(), _world.NewId());
        await Told(new PregnancyNotified(_pregnancy, _mother, [first], Today), new UnbornExpected(second, _pregnancy));
        Assert.Equal(new Row(_mother, "Expected"), await RowOf(first));
        Assert.Equal(new Row(_mother, "Expected"), await RowOf(second));
        await Told(new UnbornNoLongerExpected(first, _pregnancy), new UnbornNoLongerExpected(first, _pregnancy));
        Assert.Equal(["NoLonger", "Expected"], [(await RowOf(first)).State, (await RowOf(second)).State]);
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_person WHERE id IN @ids", new { ids = new[] { first, second } }));
    }

    [Fact]
    public async Task Told_in_any_order_it_ends_the_same()
    {
        var (first, second) = (_world.NewId(), _world.NewId());
        await Told(new UnbornNoLongerExpected(second, _pregnancy), new UnbornExpected(second, _pregnancy), new PregnancyNotified(_pregnancy, _mother, [first], Today));
        Assert.Equal(new Row(_mother, "NoLonger"), await RowOf(second));
        Assert.Equal(new Row(_mother, "Expected"), await RowOf(first));
    }
}

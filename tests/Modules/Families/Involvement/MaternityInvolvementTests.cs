using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Involvement;

public sealed class MaternityInvolvementTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private World _world = null!;
    private RegisterFamily _family = null!;
    private Guid _midwife;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        (_family, _midwife) = (await _world.Family(), _world.NewId());
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private MaternityInvolvementBegan Began(Guid id, bool shown = false) => new(id, _family.HouseholdId, _family.PersonIds[0], null, null, _midwife, "maternity", Today, shown);

    private async Task<int> Found() => (await _world.As(Roles.Midwife, userId: _midwife).Find("okafor")).Rows.Count;

    private async Task Told(params IEvent[] happened)
    {
        foreach (var one in happened) await _world.Happened(one);
        await _world.Deliver();
    }

    private Task<bool> OnCard() => _world.As(Roles.HealthVisitor, FamiliesWorld.North).With(async services =>
        await services.GetRequiredService<InvolvementPanel>().For(_family.HouseholdId, CancellationToken.None) is InvolvementPanel.Model model && model.Lines.Any(l => l.What == "Maternity care"));

    [Fact]
    public async Task Her_midwife_reaches_the_family_while_she_works_with_them()
    {
        var id = _world.NewId();
        Assert.Equal(0, await Found());
        await Told(Began(id), Began(id));
        Assert.Equal(1, await Found());
        Assert.Equal([_family.PersonIds[0]], await _world.Sql<Guid>("SELECT person_id FROM families_involvement WHERE id = @id", new { id }));
        await Told(new MaternityInvolvementEnded(id, _family.HouseholdId, Today), new MaternityInvolvementEnded(id, _family.HouseholdId, Today.AddDays(9)));
        Assert.Equal(0, await Found());
    }

    [Fact]
    public async Task Others_who_work_with_the_family_see_it_only_where_she_agreed()
    {
        var id = _world.NewId();
        await Told(Began(id));
        Assert.False(await OnCard());
        await Told(Began(id, shown: true));
        Assert.True(await OnCard());
    }

    [Fact]
    public async Task An_end_that_comes_before_its_beginning_never_leaves_it_open()
    {
        var id = _world.NewId();
        await Told(new MaternityInvolvementEnded(id, _family.HouseholdId, Today));
        await Told(Began(id));
        Assert.Equal(0, await Found());
    }
}

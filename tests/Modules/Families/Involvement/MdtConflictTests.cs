using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Involvement;

public sealed class MdtConflictTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private World _world = null!;
    private RegisterFamily _family = null!;
    private Actor _member = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family();
        await _world.Involve(_family.HouseholdId, team: FamiliesWorld.Mdt);
        _member = _world.As(Roles.CoreMember, FamiliesWorld.Mdt);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<bool> Reaches() => _member.With(async services =>
    {
        var guard = services.GetRequiredService<Guard>();
        return await guard.Reaches("families.households.view", "HouseholdId", _family.HouseholdId, TestContext.Current.CancellationToken)
            && await guard.Reaches("families.people.read", "PersonId", _family.Adult!.PersonId, TestContext.Current.CancellationToken);
    });

    [Fact]
    public async Task Who_declared_a_conflict_does_not_reach_the_card_the_person_or_find_them_and_their_colleagues_do()
    {
        Assert.True(await Reaches());
        Assert.Single((await _member.Find("okafor")).Rows);
        await _world.Happened(new MdtConflictDeclared(_family.HouseholdId, _member.Id, Today));
        await _world.Happened(new MdtConflictDeclared(_family.HouseholdId, _member.Id, Today)); // noted twice
        await _world.Deliver();

        Assert.False(await Reaches());
        Assert.Null(await _member.Ask(new GetHousehold(_family.HouseholdId)));
        Assert.Equal(Masking.Hidden, Assert.Single(await _member.Ask(new GetPeople([_family.Adult!.PersonId]))).Masking);
        Assert.Empty((await _member.Find("okafor")).Rows);
        Assert.Empty((await _member.Find("ZH1 1AA")).Rows);
        Assert.NotNull(await _world.As(Roles.CoreMember, FamiliesWorld.Mdt).Ask(new GetHousehold(_family.HouseholdId)));
    }

    [Fact]
    public async Task Taken_back_as_a_mistake_the_family_is_theirs_to_see_again()
    {
        await _world.Happened(new MdtConflictDeclared(_family.HouseholdId, _member.Id, Today));
        await _world.Happened(new MdtConflictWithdrawn(_family.HouseholdId, _member.Id, Today));
        await _world.Deliver();
        Assert.True(await Reaches());
        Assert.NotNull(await _member.Ask(new GetHousehold(_family.HouseholdId)));
    }
}

using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Matching;

public sealed class ReleaseHeldTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _held = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        await _world.Family();
        await _world.Hub().Send(_held = _world.Form("Ben", "Birch", "ZH2 2BB"));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Actor DataQuality => _world.As(Roles.DataQuality, Guid.Empty);

    [Fact]
    public async Task What_is_released_is_registered_shown_and_told()
    {
        var row = Assert.Single(await DataQuality.Ask(new ReleaseHeld.Query()));
        Assert.Equal((_held.HouseholdId, "Ben"), (row.HouseholdId, row.People));
        await DataQuality.Send(new ReleaseHeld.Command(_held.HouseholdId));

        Assert.Empty(await DataQuality.Ask(new ReleaseHeld.Query()));
        Assert.Equal(Masking.Full, (await _world.Hub().Ask(new GetHousehold(_held.HouseholdId)))!.Masking);
        Assert.Equal(new RegistrationResolved(_held.HouseholdId, RegistrationOutcome.Released, null), _world.Told[^2]);
        Assert.Equal(_held.HouseholdId, Assert.IsType<FamilyRegistered>(_world.Told[^1]).HouseholdId);
        Assert.Empty((await DataQuality.Ask(new ListPairs.Query())).Rows);
    }

    [Fact]
    public async Task Whom_somebody_marked_as_restricted_meanwhile_stays_so()
    {
        await DataQuality.Send(new RestrictPerson.Command(_held.Adult!.PersonId, 1, "He fled from his home"));
        await DataQuality.Send(new ReleaseHeld.Command(_held.HouseholdId));
        Assert.Equal(Masking.Restricted, (await _world.Hub().Ask(new GetHousehold(_held.HouseholdId)))!.Masking);
        await DataQuality.Send(new LiftRestriction.Command(_held.Adult.PersonId, 1, "He says it is over"));
        Assert.Equal(Masking.Full, (await _world.Hub().Ask(new GetHousehold(_held.HouseholdId)))!.Masking);
    }

    [Fact]
    public async Task A_second_decision_is_a_conflict()
    {
        await DataQuality.Send(new ReleaseHeld.Command(_held.HouseholdId));
        await Assert.ThrowsAsync<Conflict>(() => DataQuality.Send(new ReleaseHeld.Command(_held.HouseholdId)));
    }

    [Fact]
    public async Task The_one_who_registered_it_may_not()
    {
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Send(new ReleaseHeld.Command(_held.HouseholdId)));
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new ReleaseHeld.Query()));
    }
}

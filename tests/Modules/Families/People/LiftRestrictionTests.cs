using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class LiftRestrictionTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family();
        await _world.Involve(_family.HouseholdId, team: FamiliesWorld.Mdt);
        await Lead.Send(new RestrictPerson.Command(_family.Adult!.PersonId, 1, "She fled from her home"));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Actor Lead => _world.As(Roles.SafeguardingLead, FamiliesWorld.Mdt);

    private LiftRestriction.Command Lift(int version = 2) => new(_family.Adult!.PersonId, version, "She says it is over");

    [Fact]
    public async Task The_lead_lifts_it_and_the_family_is_shown_again()
    {
        await Lead.Send(Lift());
        Assert.Equal(Masking.Full, (await Lead.Ask(new GetHousehold(_family.HouseholdId)))!.Masking);
        Assert.Equal(new PersonUnrestricted(_family.Adult!.PersonId), _world.Told[^1]);
        Assert.False((await Lead.Ask(new LiftRestriction.Query(_family.Adult.PersonId))).Restricted);
        await Lead.Send(Lift());
        Assert.Single(_world.Told.OfType<PersonUnrestricted>());
    }

    [Fact]
    public async Task A_worker_who_may_restrict_may_not_lift()
    {
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.Chair, FamiliesWorld.Mdt).Send(Lift()));
        await Assert.ThrowsAsync<NotFound>(() => _world.As(Roles.SafeguardingLead, _world.NewId()).Send(Lift()));
        Assert.Equal(Masking.Restricted, (await Lead.Ask(new GetHousehold(_family.HouseholdId)))!.Masking);
    }

    [Fact]
    public async Task A_stale_page_lifts_nothing()
    {
        await Assert.ThrowsAsync<Conflict>(() => Lead.Send(Lift(1)));
        Assert.Empty(_world.Told.OfType<PersonUnrestricted>());
    }

    [Fact]
    public async Task Why_must_be_said() =>
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Lead.Send(Lift() with { Reason = "no" }))).Input);
}

using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class RestrictPersonTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family();
        await _world.Involve(_family.HouseholdId, team: FamiliesWorld.Mdt);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Actor Lead => _world.As(Roles.SafeguardingLead, FamiliesWorld.Mdt);

    [Fact]
    public async Task The_mark_masks_the_family_and_lifting_it_shows_them_again()
    {
        await Lead.Send(new RestrictPerson.Command(_family.Adult!.PersonId, true, "She fled from her home"));
        Assert.Equal(Masking.Restricted, (await Lead.Ask(new GetHousehold(_family.HouseholdId)))!.Masking);
        await Lead.Send(new RestrictPerson.Command(_family.Adult.PersonId, false, "She says it is over"));
        Assert.Equal(Masking.Full, (await Lead.Ask(new GetHousehold(_family.HouseholdId)))!.Masking);
        Assert.Equal(["She fled from her home", "She says it is over"], await _world.Sql<string>("SELECT reason FROM kernel_audit WHERE what = 'Families.RestrictPerson' ORDER BY id"));
    }

    [Fact]
    public async Task Yes_or_no_and_why_must_be_said()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Lead.Send(new RestrictPerson.Command(_family.Adult!.PersonId, null, "")));
        Assert.Equal(["Restricted", "Reason"], refused.Reasons.Select(r => r.Input));
    }

    [Fact]
    public async Task Others_may_not_and_another_teams_lead_does_not_find_her()
    {
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.Chair, FamiliesWorld.Mdt).Send(new RestrictPerson.Command(_family.Adult!.PersonId, false, "I would like to see")));
        await Assert.ThrowsAsync<NotFound>(() => _world.As(Roles.SafeguardingLead, _world.NewId()).Send(new RestrictPerson.Command(_family.Adult!.PersonId, false, "I would like to see")));
    }
}

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
        await _world.Involve(_family.HouseholdId, team: FamiliesWorld.Site);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Actor Lead => _world.As(Roles.SafeguardingLead, FamiliesWorld.Mdt);

    private RestrictPerson.Command Restrict(int version = 1, string? reason = "She fled from her home") => new(_family.Adult!.PersonId, version, reason);

    [Fact]
    public async Task Any_worker_restricts_at_once_and_it_is_told_in_the_same_transaction()
    {
        await _world.Hub().Send(Restrict());
        Assert.Equal(Masking.Restricted, (await Lead.Ask(new GetHousehold(_family.HouseholdId)))!.Masking);
        Assert.Equal(new PersonRestricted(_family.Adult!.PersonId), _world.Told[^1]);
        Assert.Equal(["She fled from her home"], await _world.Sql<string>("SELECT reason FROM kernel_audit WHERE what = 'Families.RestrictPerson'"));
        Assert.Equal(("Amara", true, 2), await Stands());
    }

    [Fact]
    public async Task Restricted_twice_is_told_once()
    {
        await Lead.Send(Restrict());
        await Lead.Send(Restrict());
        Assert.Single(_world.Told.OfType<PersonRestricted>());
    }

    [Fact]
    public async Task Why_must_be_said() =>
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Lead.Send(Restrict(reason: "")))).Input);

    [Fact]
    public async Task A_stale_page_is_a_conflict_and_its_reason_opens_nothing()
    {
        await Lead.With(async services =>
        {
            var send = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<ISend>(services);
            await Assert.ThrowsAsync<Conflict>(() => send.Send(Restrict(7)));
            await _world.Restrict(_family.Adult!.PersonId);
            Assert.Equal(Masking.Restricted, (await send.Ask(new GetHousehold(_family.HouseholdId)))!.Masking);
            return true;
        });
    }

    [Fact]
    public async Task Who_does_not_work_with_her_does_not_find_her_and_who_may_not_write_may_not()
    {
        await Assert.ThrowsAsync<NotFound>(() => _world.As(Roles.SafeguardingLead, _world.NewId()).Send(Restrict()));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.PracticeStaff, FamiliesWorld.North).Send(Restrict()));
    }

    private async Task<(string, bool, int)> Stands()
    {
        var stands = await Lead.Ask(new RestrictPerson.Query(_family.Adult!.PersonId));
        return (stands.Name, stands.Restricted, stands.Version);
    }
}

using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

public sealed class ShowRestrictedTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family();
        await _world.Restrict(_family.Adult!.PersonId);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Actor Practitioner => _world.As(Roles.FamilyHelp, FamiliesWorld.North);

    [Fact]
    public async Task A_reason_shows_names_and_address_and_is_kept()
    {
        var shown = await Practitioner.Send(new ShowRestricted.Command(_family.HouseholdId, FamiliesWorld.Safeguarding, "  Visit planned for today "));
        Assert.Equal("Amara Okafor, ZH1 1AA, 07700 900123", string.Join(", ", [.. shown.Names, shown.Address, .. shown.Contacts]));
        Assert.Equal($"Safeguarding a child or adult: Visit planned for today|{_family.HouseholdId} {_family.Adult!.PersonId}", Assert.Single(await _world.Sql<string>(
            "SELECT CONCAT(reason, '|', subjects) FROM kernel_audit WHERE kind = 'override'")));
        Assert.Empty(await _world.Sql<string>("SELECT answer FROM kernel_answer WHERE answer LIKE '%Okafor%'"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("abc")]
    public async Task Without_a_reason_nothing_is_shown_and_the_attempt_is_kept(string? reason)
    {
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Practitioner.Send(new ShowRestricted.Command(_family.HouseholdId, FamiliesWorld.Safeguarding, reason)))).Input);
        Assert.Equal(["Families.ShowRestricted"], await _world.Sql<string>("SELECT what FROM kernel_audit WHERE kind = 'denied'"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Curiosity")]
    public async Task A_reason_that_is_not_on_the_list_shows_nothing(string? because) =>
        Assert.Equal("Because", (await Assert.ThrowsAsync<Refused>(() => Practitioner.Send(new ShowRestricted.Command(_family.HouseholdId, because, "Visit planned for today")))).Input);

    [Fact]
    public async Task A_role_that_may_elsewhere_gives_no_sight_here()
    {
        await _world.Involve(_family.HouseholdId, team: FamiliesWorld.Site);
        // Works with the family as a hub worker; may see restricted people in another team's families only.
        var both = _world.As(_world.NewId(), FamiliesWorld.Organisation, new Grant(Roles.HubWorker, FamiliesWorld.Site), new Grant(Roles.Chair, FamiliesWorld.Mdt));
        await Assert.ThrowsAsync<NotFound>(() => both.Send(new ShowRestricted.Command(_family.HouseholdId, FamiliesWorld.Safeguarding, "Visit planned for today")));
        Assert.Empty((await both.Find("okafor")).Rows);
        Assert.Empty((await both.Find("amara")).Rows);
        Assert.False((await both.With(async s => (AddressPanel.Model?)await s.GetRequiredService<AddressPanel>().For(_family.HouseholdId, CancellationToken.None)))!.MayGiveReason);
    }

    [Fact]
    public async Task Who_may_not_is_denied_and_that_is_kept_too()
    {
        await _world.Involve(_family.HouseholdId, team: FamiliesWorld.Site);
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Send(new ShowRestricted.Command(_family.HouseholdId, FamiliesWorld.Safeguarding, "I would like to know")));
        Assert.Equal(["Families.ShowRestricted"], await _world.Sql<string>("SELECT what FROM kernel_audit WHERE kind = 'denied'"));
    }

    [Fact]
    public async Task Outside_of_it_there_is_no_such_family() =>
        await Assert.ThrowsAsync<NotFound>(() => _world.As(Roles.FamilyHelp, FamiliesWorld.South).Send(new ShowRestricted.Command(_family.HouseholdId, FamiliesWorld.Safeguarding, "Visit planned for today")));
}

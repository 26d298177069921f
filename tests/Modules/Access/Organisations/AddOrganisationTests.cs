using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Organisations;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Organisations;

public sealed class AddOrganisationTests
{
    [Fact]
    public async Task An_organisation_is_added_once()
    {
        await using var world = await AccessWorld.Start();
        var command = new AddOrganisation.Command(world.NewId(), "Lantern Tide Trust", OrganisationType.Voluntary, Sector.Community, "a9z ".Trim(), " 1123456 ");
        await world.Manager().Send(command);
        await world.Manager().Send(command);
        Assert.Equal(["A9Z 1123456 Voluntary"], await world.Sql<string>("SELECT CONCAT(ods_code, ' ', charity_number, ' ', type) FROM access_organisation"));
        Assert.Equal("Name", (await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(command with { Id = world.NewId(), Name = "LANTERN-TIDE trust" }))).Input);
    }

    [Fact]
    public async Task Every_fault_is_told_at_once()
    {
        await using var world = await AccessWorld.Start();
        var refused = await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(
            new AddOrganisation.Command(world.NewId(), "***", (OrganisationType)99, (Sector)99, "<script>", "x")));
        Assert.Equal(["Name", "Type", "Sector", "OdsCode", "CharityNumber"], refused.Reasons.Select(r => r.Input));
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_organisation"));
    }

    [Fact]
    public async Task Only_whoever_looks_after_accounts_adds_one()
    {
        await using var world = await AccessWorld.Start();
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Chair).Send(new AddOrganisation.Command(world.NewId(), "Trust", OrganisationType.Other)));
    }
}

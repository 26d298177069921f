using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Organisations;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Organisations;

public sealed class EditOrganisationTests
{
    [Fact]
    public async Task Name_kind_sector_and_codes_are_changed()
    {
        await using var world = await AccessWorld.Start();
        var id = await Add(world, "Harbour Surgery");
        await world.Manager().Send(new EditOrganisation.Command(id, 0, " Harbour Lane Surgery ", OrganisationType.GpPractice, Sector.Health, "p84001", "1123456"));
        Assert.Equal(new EditOrganisation.Answer(1, "Harbour Lane Surgery", OrganisationType.GpPractice, Sector.Health, "P84001", "1123456"), await world.Manager().Ask(new EditOrganisation.Query(id)));
    }

    [Fact]
    public async Task It_may_keep_its_own_name_and_not_take_anothers()
    {
        await using var world = await AccessWorld.Start();
        var (id, _) = (await Add(world, "One"), await Add(world, "Two"));
        await world.Manager().Send(new EditOrganisation.Command(id, 0, "ONE", OrganisationType.Other, null, null, null));
        Assert.Equal("Name", (await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new EditOrganisation.Command(id, 1, "two", OrganisationType.Other, null, null, null)))).Input);
    }

    [Theory]
    [InlineData("", null, null, "Name")]
    [InlineData("One", "!!", null, "OdsCode")]
    [InlineData("One", null, "12", "CharityNumber")]
    public async Task What_is_wrong_is_named(string name, string? ods, string? charity, string input)
    {
        await using var world = await AccessWorld.Start();
        var id = await Add(world, "One");
        Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new EditOrganisation.Command(id, 0, name, OrganisationType.Other, null, ods, charity)))).Input);
    }

    [Fact]
    public async Task A_stale_page_is_a_conflict_and_the_permission_and_scope_are_asked_for()
    {
        await using var world = await AccessWorld.Start();
        var command = new EditOrganisation.Command(await Add(world, "One"), 0, "First", OrganisationType.Other, null, null, null);
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Coordinator).Send(command));
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.Operator, world.NewId()).Send(command));
        await Assert.ThrowsAsync<NotFound>(() => world.Manager().Send(command with { OrganisationId = world.NewId() }));
        await world.Manager().Send(command);
        Assert.Equal("First", (await Assert.ThrowsAsync<Conflict>(() => world.Manager().Send(command with { Name = "Second" }))).Stands["Name"]);
    }

    private static Task<Guid> Add(World world, string name) => world.Manager().Send(new AddOrganisation.Command(world.NewId(), name, OrganisationType.Other));
}

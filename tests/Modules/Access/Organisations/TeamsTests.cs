using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Organisations;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Organisations;

public sealed class AddTeamTests
{
    [Fact]
    public async Task A_team_is_added_once_and_no_other_of_the_organisation_is_called_so()
    {
        await using var world = await AccessWorld.Start();
        var organisation = await Teams.Organisation(world);
        var command = new AddTeam.Command(world.NewId(), organisation, " 0-19 team north ");
        await world.Manager().Send(command);
        await world.Manager().Send(command);
        Assert.Equal(["0-19 team north"], await world.Sql<string>("SELECT name FROM access_team"));
        Assert.Equal("Name", (await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(command with { Id = world.NewId(), Name = "0-19 Team, North" }))).Input);
        await world.Manager().Send(new AddTeam.Command(world.NewId(), await Teams.Organisation(world, "Another"), "0-19 team north"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("?!")]
    public async Task It_has_a_name(string? name)
    {
        await using var world = await AccessWorld.Start();
        var organisation = await Teams.Organisation(world);
        Assert.Equal("Name", (await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new AddTeam.Command(world.NewId(), organisation, name)))).Input);
    }

    [Fact]
    public async Task It_takes_the_permission_and_the_scope()
    {
        await using var world = await AccessWorld.Start();
        var command = new AddTeam.Command(world.NewId(), await Teams.Organisation(world), "Team");
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Chair).Send(command));
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.Operator, world.NewId()).Send(command));
        await Assert.ThrowsAsync<NotFound>(() => world.Manager().Send(command with { OrganisationId = world.NewId() }));
    }
}

public sealed class RenameTeamTests
{
    [Fact]
    public async Task A_team_is_renamed_and_from_a_stale_page_it_is_a_conflict()
    {
        await using var world = await AccessWorld.Start();
        var organisation = await Teams.Organisation(world);
        var team = await world.Manager().Send(new AddTeam.Command(world.NewId(), organisation, "North"));
        await world.Manager().Send(new AddTeam.Command(world.NewId(), organisation, "South"));
        await world.Manager().Send(new RenameTeam.Command(organisation, team, 0, "East"));
        Assert.Equal(new RenameTeam.Answer(1, "East"), await world.Manager().Ask(new RenameTeam.Query(organisation, team)));
        Assert.Equal("East", (await Assert.ThrowsAsync<Conflict>(() => world.Manager().Send(new RenameTeam.Command(organisation, team, 0, "West")))).Stands["Name"]);
        await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new RenameTeam.Command(organisation, team, 1, "south")));
    }

    [Fact]
    public async Task A_team_of_another_organisation_is_not_found()
    {
        await using var world = await AccessWorld.Start();
        var (organisation, other) = (await Teams.Organisation(world), await Teams.Organisation(world, "Another"));
        var team = await world.Manager().Send(new AddTeam.Command(world.NewId(), organisation, "North"));
        await Assert.ThrowsAsync<NotFound>(() => world.Manager().Send(new RenameTeam.Command(other, team, 0, "East")));
        await Assert.ThrowsAsync<NotFound>(() => world.Manager().Ask(new RenameTeam.Query(other, team)));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Chair).Send(new RenameTeam.Command(organisation, team, 0, "East")));
    }
}

public sealed class ListOrganisationsTests
{
    [Fact]
    public async Task An_organisation_is_found_by_name_or_code_within_the_users_scopes()
    {
        await using var world = await AccessWorld.Start();
        var one = await world.Manager().Send(new AddOrganisation.Command(world.NewId(), "Harbour Lane Surgery", OrganisationType.GpPractice, null, "P84001"));
        await world.Manager().Send(new AddOrganisation.Command(world.NewId(), "Lantern Trust", OrganisationType.Voluntary, null, null, "1123456"));
        Assert.Equal(2, (await world.Manager().Ask(new ListOrganisations.Query())).Count);
        Assert.Equal("Harbour Lane Surgery", Assert.Single((await world.Manager().Ask(new ListOrganisations.Query("p84001"))).Rows).Name);
        Assert.Equal("Lantern Trust", Assert.Single((await world.Manager().Ask(new ListOrganisations.Query("1123456"))).Rows).Name);
        Assert.Equal("Lantern Trust", Assert.Single((await world.Manager().Ask(new ListOrganisations.Query("lantern"))).Rows).Name);
        Assert.Empty((await world.Manager().Ask(new ListOrganisations.Query(new string('%', 500)))).Rows.Skip(2));
        Assert.Equal(one, Assert.Single((await world.As(Roles.Operator, one).Ask(new ListOrganisations.Query())).Rows).Id);
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Chair).Ask(new ListOrganisations.Query()));
    }
}

public sealed class ShowOrganisationTests
{
    [Fact]
    public async Task It_shows_teams_and_who_belongs_and_not_who_has_left()
    {
        await using var world = await AccessWorld.Start();
        var organisation = await Teams.Organisation(world);
        var team = await world.Manager().Send(new AddTeam.Command(world.NewId(), organisation, "North"));
        var (here, gone) = (await world.Account(password: null), await world.Account("bo@example.org", password: null));
        await world.Arrange("UPDATE access_account SET organisation_id = @organisation, team_id = @team", new { organisation, team });
        await world.Manager().Send(new Neighbourhood.Access.Accounts.EndAccount.Command(gone));
        var answer = await world.Manager().Ask(new ShowOrganisation.Query(organisation));
        Assert.Equal("North", Assert.Single(answer.Teams).Name);
        Assert.Equal((here, team), (Assert.Single(answer.Members).Id, answer.Members[0].TeamId));
        await Assert.ThrowsAsync<NotFound>(() => world.Manager().Ask(new ShowOrganisation.Query(world.NewId())));
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.Operator, world.NewId()).Ask(new ShowOrganisation.Query(organisation)));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Chair).Ask(new ShowOrganisation.Query(organisation)));
    }
}

internal static class Teams
{
    internal static Task<Guid> Organisation(World world, string name = "Tidewater Trust") => world.Manager().Send(new AddOrganisation.Command(world.NewId(), name, OrganisationType.NhsTrust));
}

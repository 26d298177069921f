using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Organisations;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Accounts;

public sealed class EditAccountTests
{
    [Fact]
    public async Task Name_place_of_work_kind_and_half_days_are_changed()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        var (organisation, team) = await Place(world, "Tidewater Trust");
        await world.Manager().Send(Edit(account) with { Name = "Amara Bello", OrganisationId = organisation, TeamId = team, Kind = WorkerKind.Volunteer, HalfDays = 4 });
        var now = await world.Manager().Ask(new EditAccount.Query(account));
        Assert.Equal(("Amara Bello", organisation, team, WorkerKind.Volunteer, 4, 1), (now.Name, now.OrganisationId, now.TeamId, now.Kind, now.HalfDays, now.Version));
        Assert.Equal("Tidewater Trust", Assert.Single(await world.Manager().Ask(new GetStaff([account]))).Organisation);
    }

    [Fact]
    public async Task Another_email_address_signs_them_out_and_in_with_it_they_come()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        var who = (await world.SignIn()).Who;
        await world.Manager().Send(Edit(account));
        Assert.NotNull(await world.Recognise(who));
        await world.Manager().Send(Edit(account) with { Version = 1, Email = "amara.bello@example.org" });
        Assert.Null(await world.Recognise(who));
        Assert.NotNull(await world.SignIn("amara.bello@example.org"));
        Assert.Equal("amara.bello@example.org", await world.AsSystem().Ask(new GetWorkAddress(account)));
    }

    [Theory]
    [InlineData("", "amara@example.org", null, "Name")]
    [InlineData("Amara", "no address", null, "Email")]
    [InlineData("Amara", "bo@example.org", null, "Email")]
    [InlineData("Amara", "amara@example.org", 15, "HalfDays")]
    [InlineData("Amara", "amara@example.org", -1, "HalfDays")]
    public async Task What_is_wrong_is_named(string name, string email, int? halfDays, string input)
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        await world.Account("bo@example.org", password: null);
        Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(Edit(account) with { Name = name, Email = email, HalfDays = halfDays }))).Input);
    }

    [Fact]
    public async Task A_team_is_of_the_organisation_that_is_chosen()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        var ((one, _), (_, team)) = (await Place(world, "One Trust"), await Place(world, "Other Trust"));
        Assert.Equal("TeamId", (await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(Edit(account) with { OrganisationId = one, TeamId = team }))).Input);
        Assert.Equal("OrganisationId", (await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(Edit(account) with { OrganisationId = world.NewId() }))).Input);
    }

    [Fact]
    public async Task From_a_stale_page_it_is_a_conflict_that_shows_both()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        await world.Manager().Send(Edit(account) with { Name = "First" });
        var conflict = await Assert.ThrowsAsync<Conflict>(() => world.Manager().Send(Edit(account) with { Name = "Second" }));
        Assert.Equal(("First", "Second"), (conflict.Stands["Name"], conflict.Sent["Name"]));
    }

    [Fact]
    public async Task It_takes_the_permission_the_scope_and_an_open_account()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Chair).Send(Edit(account)));
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.Operator, world.NewId()).Send(Edit(account)));
        await world.Manager().Send(new EndAccount.Command(account));
        await Assert.ThrowsAsync<Conflict>(() => world.Manager().Send(Edit(account)));
        await Assert.ThrowsAsync<NotFound>(() => world.Manager().Ask(new EditAccount.Query(account)));
        Assert.Null(await world.AsSystem().Ask(new GetWorkAddress(account)));
        Assert.Null(await world.AsSystem().Ask(new GetWorkAddress(world.NewId())));
    }

    private static EditAccount.Command Edit(Guid account) => new(account, 0, "Amara", "amara@example.org", null, null, null, null);

    private static async Task<(Guid Organisation, Guid Team)> Place(World world, string name)
    {
        var organisation = await world.Manager().Send(new AddOrganisation.Command(world.NewId(), name, OrganisationType.NhsTrust));
        return (organisation, await world.Manager().Send(new AddTeam.Command(world.NewId(), organisation, "Team")));
    }
}

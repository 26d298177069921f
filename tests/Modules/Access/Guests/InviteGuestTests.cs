using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Guests;
using Neighbourhood.Access.Links;
using Neighbourhood.Access.Organisations;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Guests;

public sealed class InviteGuestTests
{
    [Fact]
    public async Task Somebody_from_a_charity_comes_in_by_the_link_and_has_one_light_role_until_the_day()
    {
        await using var world = await Team.Start();
        var team = await Team.Make(world);
        var key = OneTimeLink.NewKey();
        await world.As(Roles.Coordinator, team.Mdt).Send(team.Invite with { Hash = OneTimeLink.Hash(key) });
        await world.AsNobody(async s =>
        {
            await s.GetRequiredService<OpenLink.Attempt>().Choose(key, "three other words");
            return true;
        });
        var who = (await world.SignIn("gideon@example.org", "three other words")).Who;
        Assert.Equal([new Grant(Roles.InvitedAttendee, team.Invite.Id)], (await world.Recognise(who))!.Grants);
        world.Clock.MoveTo(team.Invite.Until!.Value.AddDays(1).AtLondon(new TimeOnly(0, 0)));
        var later = (await world.SignIn("gideon@example.org", "three other words")).Who;
        Assert.Empty((await world.Recognise(later))!.Grants);
        Assert.Null(await world.AsSystem().Ask(new GetManagerOf(team.Invite.Id)));
    }

    [Fact]
    public async Task A_second_press_invites_nobody_twice()
    {
        await using var world = await Team.Start();
        var team = await Team.Make(world);
        var coordinator = world.As(Roles.Coordinator, team.Mdt);
        await coordinator.Send(team.Invite);
        await coordinator.Send(team.Invite);
        Assert.Single(await world.Sql<Guid>("SELECT account_id FROM access_guest"));
    }

    [Theory]
    [InlineData(Roles.Operator)]
    [InlineData(Roles.CoreMember)]
    [InlineData(Roles.SafeguardingLead)]
    [InlineData("")]
    [InlineData(null)]
    public async Task No_other_role_is_given_so(string? role)
    {
        await using var world = await Team.Start();
        var team = await Team.Make(world);
        Assert.Equal("Role", (await Assert.ThrowsAsync<Refused>(() => world.As(Roles.Coordinator, team.Mdt).Send(team.Invite with { Role = role }))).Input);
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_account"));
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_named()
    {
        await using var world = await Team.Start();
        var team = await Team.Make(world);
        var coordinator = world.As(Roles.Coordinator, team.Mdt);
        var today = world.Clock.Today();
        foreach (var (command, input) in new[]
        {
            (team.Invite with { Name = " " }, "Name"), (team.Invite with { Email = "nobody" }, "Email"), (team.Invite with { OrganisationId = null }, "OrganisationId"),
            (team.Invite with { OrganisationId = world.NewId() }, "OrganisationId"), (team.Invite with { Until = null }, "Until"),
            (team.Invite with { Until = today.AddDays(-1) }, "Until"), (team.Invite with { Until = today.AddMonths(12).AddDays(1) }, "Until"),
        }) Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => coordinator.Send(command))).Input);
        await world.Account("gideon@example.org", password: null);
        Assert.Equal("Email", (await Assert.ThrowsAsync<Refused>(() => coordinator.Send(team.Invite))).Input);
    }

    [Fact]
    public async Task For_another_team_it_is_not_found_and_without_the_role_it_is_denied()
    {
        await using var world = await Team.Start();
        var team = await Team.Make(world);
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.Coordinator, world.NewId()).Send(team.Invite));
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.Coordinator, team.Mdt).Send(team.Invite with { MdtId = world.NewId() }));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.CoreMember, team.Mdt).Send(team.Invite));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.InvitedAttendee).Send(team.Invite));
    }
}

public sealed class ListGuestsTests
{
    [Fact]
    public async Task A_coordinator_sees_those_of_their_own_teams()
    {
        await using var world = await Team.Start();
        var team = await Team.Make(world);
        await world.As(Roles.Coordinator, team.Mdt).Send(team.Invite);
        var line = Assert.Single(await world.As(Roles.Coordinator, team.Mdt).Ask(new ListGuests.Query()));
        Assert.Equal(("Gideon Larkspur", "Lantern Tide Trust", "Invited attendee", false, false), (line.Name, line.Organisation, line.Role, line.HasCome, line.IsOver));
        world.Clock.Advance(TimeSpan.FromDays(200));
        Assert.True(Assert.Single(await world.As(Roles.Chair, team.Mdt).Ask(new ListGuests.Query())).IsOver);
        Assert.Empty(await world.As(Roles.Coordinator, world.NewId()).Ask(new ListGuests.Query()));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.CoreMember, team.Mdt).Ask(new ListGuests.Query()));
    }
}

internal static class Team
{
    internal static async Task<World> Start()
    {
        var world = await World.Start(new AccessModule(), new MdtModule());
        world.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(_ => []);
        return world;
    }

    /// <summary>A case meeting's team, and an invitation to it that is right in all.</summary>
    internal static async Task<(Guid Mdt, InviteGuest.Command Invite)> Make(World world)
    {
        var mdt = world.NewId();
        await world.Arrange("""
            INSERT INTO mdt_team (id, name, kind, cadence_days, slot_minutes, max_cases, list_closes_hours, created_at, version)
            VALUES (@mdt, 'Harbour MDT', 'Family', 28, 12, 8, 24, @now, 0)
            """, new { mdt, now = world.Clock.Now() });
        var charity = await world.AsSystem().Send(new AddOrganisation.Command(world.NewId(), "Lantern Tide Trust", OrganisationType.Voluntary));
        return (mdt, new(world.NewId(), mdt, "Gideon Larkspur", "gideon@example.org", charity, Roles.InvitedAttendee, world.Clock.Today().AddMonths(6), OneTimeLink.Hash(OneTimeLink.NewKey())));
    }
}

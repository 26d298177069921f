using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Assignments;

public sealed class GiveRoleTests
{
    [Fact]
    public async Task A_role_is_given_once_however_often_the_button_is_pressed()
    {
        await using var world = await AccessWorld.Start();
        var (account, mdt, manager) = (await world.Account(password: null), world.NewId(), world.Manager());
        var command = new GiveRole.Command(world.NewId(), account, Roles.Chair, mdt.ToString());
        await manager.Send(command);
        await manager.Send(command);
        Assert.Equal([mdt], await world.Sql<Guid>("SELECT scope_id FROM access_assignment"));
        Assert.Equal([manager.Id], await world.Sql<Guid>("SELECT granted_by FROM access_assignment"));
        Assert.Equal("Role", (await Assert.ThrowsAsync<Refused>(() => manager.Send(command with { Id = world.NewId() }))).Input);
        await Assert.ThrowsAsync<Conflict>(() => manager.Send(command with { Role = Roles.Coordinator }));
    }

    [Fact]
    public async Task Nobody_gives_themselves_a_role()
    {
        await using var world = await AccessWorld.Start();
        var me = await world.Account(password: null);
        await Assert.ThrowsAsync<Refused>(() => world.As(Roles.Operator, Guid.Empty, me).Send(new GiveRole.Command(world.NewId(), me, Roles.InformationGovernanceLead)));
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_assignment"));
    }

    [Fact]
    public async Task The_end_date_is_today_or_later()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null);
        var refused = await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new GiveRole.Command(world.NewId(), account, Roles.Midwife, Until: world.Clock.Today().AddDays(-1))));
        Assert.Equal("Until", refused.Input);
    }

    [Fact]
    public async Task Without_the_permission_it_is_denied_and_outside_the_scope_it_is_not_found()
    {
        await using var world = await AccessWorld.Start();
        var command = new GiveRole.Command(world.NewId(), await world.Account(password: null), Roles.Midwife);
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.HubManager).Send(command));
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.Operator, world.NewId()).Send(command));
        await Assert.ThrowsAsync<NotFound>(() => world.Manager().Send(command with { AccountId = world.NewId() }));
    }

    [Theory]
    [InlineData(Roles.Midwife, null, "own")]
    [InlineData(Roles.Midwife, "account", "own")]
    [InlineData(Roles.Midwife, "other", "Scope")]
    [InlineData(Roles.Midwife, "everywhere", "Scope")]
    [InlineData(Roles.InvitedAttendee, "everywhere", "Scope")]
    [InlineData(Roles.Operator, null, "everywhere")]
    [InlineData(Roles.Operator, "other", "Scope")]
    [InlineData(Roles.Chair, "other", "other")]
    [InlineData(Roles.Chair, "everywhere", "everywhere")]
    [InlineData(Roles.Chair, null, "Scope")]
    [InlineData(Roles.Chair, "no id", "Scope")]
    [InlineData(Roles.Chair, "00000000-0000-0000-0000-000000000000", "Scope")]
    [InlineData("wizard", null, "Role")]
    [InlineData(null, "everywhere", "Role")]
    public void A_role_says_what_it_can_be_limited_to(string? role, string? chosen, string expected)
    {
        var (account, other) = (Guid.NewGuid(), Guid.NewGuid());
        var (scope, wrong) = Assignment.Limit(role, chosen switch { "account" => account.ToString(), "other" => other.ToString(), _ => chosen }, account);
        Assert.Equal(expected, wrong?.Input ?? (scope is null ? "everywhere" : scope == account ? "own" : "other"));
    }

    [Fact]
    public void No_choice_makes_a_role_wider_than_it_is_unless_everywhere_is_said() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Elements(Roles.All.ToArray()).ToArbitrary(), ArbMap.Default.ArbFor<string>(),
            (role, chosen) => Assignment.Limit(role.Code, chosen, Guid.NewGuid()) is { Wrong: not null } or { Scope: not null }
                || role.Scope == ScopeKind.Everywhere || chosen == Assignment.Everywhere));

    [Fact]
    public async Task Places_to_choose_from_are_named_by_their_modules()
    {
        await using var world = await AccessWorld.Start();
        var place = world.NewId();
        world.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(_ => [new(place, "Harbour Side", [])]);
        Assert.Equal([new GatherScopes.Scope(ScopeKind.Neighbourhood, place, "Harbour Side")], await world.AsSystem().Ask(new GatherScopes()));
    }
}

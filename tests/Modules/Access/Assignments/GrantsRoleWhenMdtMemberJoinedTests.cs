using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Access.Assignments;

public sealed class GrantsRoleWhenMdtMemberJoinedTests
{
    [Fact]
    public async Task A_member_has_the_role_in_that_team_alone_from_the_next_request()
    {
        await using var world = await AccessWorld.Start();
        var (account, mdt) = (await world.Account(), world.NewId());
        var who = (await world.SignIn()).Who;
        await world.Happened(new MdtMemberJoined(mdt, account, Roles.CoreMember));
        await world.Deliver();
        Assert.Equal([new Grant(Roles.CoreMember, mdt)], (await world.Recognise(who))!.Grants);
    }

    [Fact]
    public async Task Told_twice_it_is_given_once()
    {
        await using var world = await AccessWorld.Start();
        var (account, mdt) = (await world.Account(password: null), world.NewId());
        for (var i = 0; i < 2; i++) await world.Happened(new MdtMemberJoined(mdt, account, Roles.Chair));
        await world.Deliver();
        Assert.Single(await world.Sql<Guid>("SELECT id FROM access_assignment WHERE source = 'mdt'"));
    }

    [Fact]
    public async Task Each_team_and_each_role_is_its_own()
    {
        await using var world = await AccessWorld.Start();
        var (account, one, two) = (await world.Account(password: null), world.NewId(), world.NewId());
        await world.Happened(new MdtMemberJoined(one, account, Roles.Chair));
        await world.Happened(new MdtMemberJoined(two, account, Roles.Chair));
        await world.Happened(new MdtMemberJoined(one, account, Roles.CoreMember));
        await world.Deliver();
        Assert.Equal(3, (await world.Sql<Guid>("SELECT id FROM access_assignment")).Count);
    }

    [Fact]
    public async Task An_account_that_has_ended_gets_no_role()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null);
        await world.Manager().Send(new EndAccount.Command(account));
        await world.Happened(new MdtMemberJoined(world.NewId(), account, Roles.Chair));
        await world.Deliver();
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_assignment"));
    }

    [Fact]
    public async Task A_role_that_is_no_teams_is_parked_for_an_operator()
    {
        await using var world = await AccessWorld.Start();
        await world.Happened(new MdtMemberJoined(world.NewId(), await world.Account(password: null), "wizard"));
        for (var i = 0; i < 3; i++)
        {
            await world.Deliver();
            world.Clock.Advance(TimeSpan.FromHours(1));
        }
        Assert.Equal([nameof(GrantsRoleWhenMdtMemberJoined)], await world.Sql<string>("SELECT handler FROM kernel_inbox WHERE parked_at IS NOT NULL"));
    }
}

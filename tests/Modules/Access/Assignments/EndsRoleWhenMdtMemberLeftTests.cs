using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Access.Assignments;

public sealed class EndsRoleWhenMdtMemberLeftTests
{
    [Fact]
    public async Task The_role_in_that_team_ends_and_the_others_stay()
    {
        await using var world = await AccessWorld.Start();
        var (account, one, two) = (await world.Account(), world.NewId(), world.NewId());
        var who = (await world.SignIn()).Who;
        await world.Happened(new MdtMemberJoined(one, account, Roles.Chair));
        await world.Happened(new MdtMemberJoined(two, account, Roles.Chair));
        await world.Deliver();
        await world.Happened(new MdtMemberLeft(one, account, Roles.Chair));
        await world.Happened(new MdtMemberLeft(one, account, Roles.Chair));
        await world.Deliver();
        Assert.Equal([new Grant(Roles.Chair, two)], (await world.Recognise(who))!.Grants);
    }

    [Fact]
    public async Task Whoever_comes_back_has_the_role_again()
    {
        await using var world = await AccessWorld.Start();
        var (account, mdt) = (await world.Account(), world.NewId());
        var who = (await world.SignIn()).Who;
        await world.Happened(new MdtMemberJoined(mdt, account, Roles.Chair));
        await world.Happened(new MdtMemberLeft(mdt, account, Roles.Chair));
        await world.Happened(new MdtMemberJoined(mdt, account, Roles.Chair));
        await world.Deliver();
        Assert.Equal([new Grant(Roles.Chair, mdt)], (await world.Recognise(who))!.Grants);
    }
}

using System.Security.Claims;
using Neighbourhood.Access;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Sessions;

public sealed class KnowUsersTests
{
    [Fact]
    public async Task A_session_is_known_with_the_roles_of_today()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(role: Roles.Midwife);
        var user = await world.Recognise((await world.SignIn()).Who);
        Assert.True(user!.IsSignedIn);
        Assert.Equal([new Grant(Roles.Midwife, account)], user.Grants);
    }

    [Fact]
    public async Task A_role_holds_to_the_end_of_its_last_day_in_London_and_no_longer()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        var today = world.Clock.Today();
        await world.Manager().Send(new GiveRole.Command(world.NewId(), account, Roles.Midwife, Until: today));
        var who = (await world.SignIn()).Who;
        Assert.True((await world.Recognise(who))!.Has(Roles.Midwife));
        world.Clock.MoveTo(today.AtLondon(new TimeOnly(23, 59)));
        Assert.True((await world.Recognise((await world.SignIn()).Who))!.Has(Roles.Midwife));
        world.Clock.MoveTo(today.AddDays(1).AtLondon(TimeOnly.MinValue));
        Assert.False((await world.Recognise((await world.SignIn()).Who))!.Has(Roles.Midwife));
    }

    [Fact]
    public async Task A_role_that_was_given_or_ended_counts_from_the_next_request()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        var who = (await world.SignIn()).Who;
        Assert.Empty((await world.Recognise(who))!.Grants);
        var role = await world.Manager().Send(new GiveRole.Command(world.NewId(), account, Roles.Midwife));
        Assert.True((await world.Recognise(who))!.Has(Roles.Midwife));
        await world.Manager().Send(new EndRole.Command(account, role));
        Assert.Empty((await world.Recognise(who))!.Grants);
    }

    [Fact]
    public async Task Nobody_is_known_once_the_account_has_ended_or_its_password_was_made_anew()
    {
        await using var world = await AccessWorld.Start();
        var (one, two) = (await world.Account(), await world.Account("bo@example.org"));
        var (first, second) = ((await world.SignIn()).Who, (await world.SignIn("bo@example.org")).Who);
        await world.Manager().Send(new EndAccount.Command(one));
        await world.Manager().Send(new GivePassword.Command(two, "another hash"));
        Assert.Null(await world.Recognise(first));
        Assert.Null(await world.Recognise(second));
    }

    [Fact]
    public async Task With_a_one_time_password_no_role_counts_until_it_is_changed()
    {
        await using var world = await AccessWorld.Start();
        await world.Account(role: Roles.InformationGovernanceLead);
        await world.Arrange("UPDATE access_account SET must_change = 1");
        var entered = await world.SignIn();
        Assert.True(entered.MustChange);
        var user = await world.Recognise(entered.Who);
        Assert.True(user!.IsSignedIn);
        Assert.False(user.May(Permissions.ViewAudit));
    }

    [Fact]
    public async Task A_principal_that_names_another_account_than_its_session_is_not_known()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        var other = await world.Account("bo@example.org");
        var session = (await world.SignIn()).Who.FindFirstValue(Schemes.Session)!;
        Assert.Null(await world.Recognise(Schemes.Principal(other, "Bo", Guid.Parse(session))));
        Assert.Null(await world.Recognise(Schemes.Principal(other, "Bo", world.NewId())));
        Assert.Null(await world.Recognise(new ClaimsPrincipal(new ClaimsIdentity([new(Signing.Account, "no id")], "cookie"))));
    }
}

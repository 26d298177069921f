using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Factors;
using Neighbourhood.Access.Links;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Assignments;

public sealed class FarKeysTests
{
    [Theory]
    [InlineData(Roles.InformationGovernanceLead, null)]
    [InlineData(Roles.SafeguardingLead, "everywhere")]
    [InlineData(Roles.SettingsEditor, null)]
    [InlineData(Roles.Operator, null)]
    public async Task No_operator_makes_a_password_alone_for_somebody_whose_role_reaches_far(string role, string? scope)
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(role: role, scope: scope);
        await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new GivePassword.Command(account, "hash")));
        await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new MakeLink.Command(account, OneTimeLink.Hash("one"))));
        Assert.False((await world.SignIn()).MustChange);
        await world.AsSystem().Send(new GivePassword.Command(account, "hash"));
    }

    [Fact]
    public async Task With_an_app_they_get_one_and_then_nobody_removes_the_app()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(role: Roles.InformationGovernanceLead);
        await world.AddApp((await world.SignIn()).Who);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Manager().Send(new MakeLink.Command(account, OneTimeLink.Hash("one")));
        await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new ResetSecondFactor.Command(account)));
        await world.AsNobody(s => Choose(s, "one"));
        await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new ResetSecondFactor.Command(account)));
        Assert.True((await world.SignIn(password: "another long word")).NeedsCode);
        await world.Verb("account password", "--email", "amara@example.org", "--without-app");
    }

    [Fact]
    public async Task With_the_app_removed_nobody_makes_a_password()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(role: Roles.InformationGovernanceLead);
        await world.AddApp((await world.SignIn()).Who);
        await world.Manager().Send(new ResetSecondFactor.Command(account));
        await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new GivePassword.Command(account, "hash")));
        Assert.False((await world.SignIn()).NeedsCode);
    }

    [Fact]
    public async Task A_one_time_password_leaves_the_app_in_place_and_a_new_account_gets_its_first_link()
    {
        await using var world = await AccessWorld.Start();
        var (account, fresh) = (await world.Account(role: Roles.Operator), await world.Account("new@example.org", password: null, role: Roles.SettingsEditor));
        await world.AddApp((await world.SignIn()).Who);
        await world.Manager().Send(new GivePassword.Command(account, "hash"));
        await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new ResetSecondFactor.Command(account)));
        await world.Manager().Send(new MakeLink.Command(fresh, OneTimeLink.Hash("two")));
    }

    [Fact]
    public async Task Where_no_second_person_is_asked_for_one_helps_alone()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(role: Roles.Operator);
        await world.Set("access.secondApprover", "off");
        await world.Manager().Send(new GivePassword.Command(account, "hash"));
    }

    private static async Task<bool> Choose(IServiceProvider services, string key)
    {
        await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<OpenLink.Attempt>(services).Choose(key, "another long word");
        return true;
    }
}

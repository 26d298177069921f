using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Links;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Links;

public sealed class MakeLinkTests
{
    [Fact]
    public async Task An_invitation_is_good_for_a_week_and_a_reset_for_a_day()
    {
        await using var world = await AccessWorld.Start();
        var (fresh, known) = (await world.Account("new@example.org", password: null), await world.Account());
        Assert.Equal(world.Clock.Now().AddDays(7), await world.Manager().Send(new MakeLink.Command(fresh, OneTimeLink.Hash("one"))));
        Assert.Equal(world.Clock.Now().AddHours(24), await world.Manager().Send(new MakeLink.Command(known, OneTimeLink.Hash("two"))));
        Assert.NotNull(await world.SignIn()); // the password that they have works until the link is used
    }

    [Fact]
    public async Task How_long_is_a_setting()
    {
        await using var world = await AccessWorld.Start();
        await world.Set("access.inviteDays", "2");
        Assert.Equal(world.Clock.Now().AddDays(2), await world.Manager().Send(new MakeLink.Command(await world.Account(password: null), OneTimeLink.Hash("one"))));
    }

    [Fact]
    public async Task It_takes_the_permission_the_scope_another_person_and_an_open_account()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        var command = new MakeLink.Command(account, OneTimeLink.Hash("one"));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Chair).Send(command));
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.Operator, world.NewId()).Send(command));
        await Assert.ThrowsAsync<NotFound>(() => world.Manager().Send(command with { AccountId = world.NewId() }));
        await Assert.ThrowsAsync<Refused>(() => world.As(Roles.Operator, Guid.Empty, account).Send(command));
        await world.Manager().Send(new EndAccount.Command(account));
        await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(command));
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_link"));
    }

    [Fact]
    public void A_key_cannot_be_guessed_and_is_not_what_is_kept()
    {
        var key = OneTimeLink.NewKey();
        Assert.Equal(64, key.Length);
        Assert.NotEqual(key, OneTimeLink.NewKey());
        Assert.NotEqual(key, OneTimeLink.Hash(key));
    }
}

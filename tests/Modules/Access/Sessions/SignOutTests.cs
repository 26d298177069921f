using System.Security.Claims;
using Neighbourhood.Access.Sessions;
using Xunit;

namespace Neighbourhood.Modules.Access.Sessions;

public sealed class SignOutTests
{
    [Fact]
    public async Task The_session_ends_here_too_and_others_of_the_same_worker_go_on()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        var (one, other) = (await world.SignIn(), await world.SignIn());
        var session = Guid.Parse(one.Who.FindFirstValue(Schemes.Session)!);
        await world.As(account, null).Send(new SignOut.Command(session));
        Assert.Null(await world.Recognise(one.Who));
        Assert.NotNull(await world.Recognise(other.Who));
        Assert.Contains("Access.SignOut", await world.AuditOf("change"));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        var entered = await world.SignIn();
        await world.As(world.NewId(), null).Send(new SignOut.Command(Guid.Parse(entered.Who.FindFirstValue(Schemes.Session)!)));
        Assert.NotNull(await world.Recognise(entered.Who));
    }
}

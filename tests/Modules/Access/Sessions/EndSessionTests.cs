using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Sessions;

public sealed class EndSessionTests
{
    [Fact]
    public async Task A_worker_sees_their_own_sessions_and_ends_one()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        await world.Account("bo@example.org");
        await world.SignIn("bo@example.org");
        var (here, there) = ((await world.SignIn()).Who, (await world.SignIn()).Who);
        var lines = await world.Within(here, s => s.GetRequiredService<ISend>().Ask(new EndSession.Query()));
        Assert.Equal([false, true], lines.Select(l => l.IsThis));
        await world.Within(here, s => s.GetRequiredService<ISend>().Send(new EndSession.Command(lines[0].Id)));
        Assert.Null(await world.Recognise(there));
        Assert.NotNull(await world.Recognise(here));
    }

    [Fact]
    public async Task All_but_this_one_end_together()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        var (here, one, two) = ((await world.SignIn()).Who, (await world.SignIn()).Who, (await world.SignIn()).Who);
        await world.Within(here, s => s.GetRequiredService<ISend>().Send(new EndSession.Command(null)));
        Assert.NotNull(await world.Recognise(here));
        Assert.Null(await world.Recognise(one));
        Assert.Null(await world.Recognise(two));
        Assert.Single(await world.Within(here, s => s.GetRequiredService<ISend>().Ask(new EndSession.Query())));
    }

    [Fact]
    public async Task Somebody_elses_session_is_not_found_and_nobody_has_any()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        await world.Account("bo@example.org");
        var (mine, theirs) = ((await world.SignIn()).Who, (await world.SignIn("bo@example.org")).Who);
        var other = Guid.Parse(theirs.FindFirst(Schemes.Session)!.Value);
        await Assert.ThrowsAsync<NotFound>(() => world.Within(mine, s => s.GetRequiredService<ISend>().Send(new EndSession.Command(other))));
        Assert.NotNull(await world.Recognise(theirs));
        await Assert.ThrowsAsync<Denied>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Ask(new EndSession.Query())));
        await Assert.ThrowsAsync<Denied>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Send(new EndSession.Command(null))));
    }

    [Fact]
    public async Task A_session_is_over_after_twelve_hours_however_much_it_is_used()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        var who = (await world.SignIn()).Who;
        world.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMinutes(1));
        Assert.NotNull(await world.Recognise(who));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await world.Recognise(who));
    }

    [Fact]
    public async Task How_long_is_a_setting()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        await world.Set("access.sessionHours", "1");
        var who = (await world.SignIn()).Who;
        world.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await world.Recognise(who));
    }
}

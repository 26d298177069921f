using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Managers;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Managers;

public sealed class MarkAwayTests
{
    [Fact]
    public async Task A_worker_marks_changes_and_takes_back_their_own_absence()
    {
        await using var world = await AccessWorld.Start();
        var me = world.As(await world.Account(password: null), null);
        var today = world.Clock.Today();
        await me.Send(new MarkAway.Command(today, today.AddDays(5)));
        await me.Send(new MarkAway.Command(today.AddDays(1), today.AddDays(6)));
        Assert.Equal(new MarkAway.Answer(today.AddDays(1), today.AddDays(6)), await me.Ask(new MarkAway.Query()));
        await me.Send(new MarkAway.Command(null, null));
        Assert.Null(await me.Ask(new MarkAway.Query()));
    }

    [Theory]
    [InlineData(null, 1, "From")]
    [InlineData(1, null, "Until")]
    [InlineData(-3, -1, "Until")]
    [InlineData(2, 1, "Until")]
    [InlineData(0, 400, "Until")]
    public async Task What_is_wrong_is_named(int? from, int? until, string input)
    {
        await using var world = await AccessWorld.Start();
        var me = world.As(await world.Account(password: null), null);
        var today = world.Clock.Today();
        Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => me.Send(new MarkAway.Command(from is { } f ? today.AddDays(f) : null, until is { } u ? today.AddDays(u) : null)))).Input);
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_is_away()
    {
        await using var world = await AccessWorld.Start();
        await Assert.ThrowsAsync<Denied>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Send(new MarkAway.Command(null, null))));
        await Assert.ThrowsAsync<Denied>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Ask(new MarkAway.Query())));
    }
}

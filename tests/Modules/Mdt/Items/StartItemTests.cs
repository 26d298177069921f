using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class StartItemTests : ArrangedMeeting
{
    [Fact]
    public async Task One_item_at_a_time_is_discussed()
    {
        await Case();
        await Case();
        var meeting = await Running();
        var first = await Started(meeting);
        var second = (await Items(meeting))[1];
        await IsRefused(Chair.Send(new StartItem.Command(second, 1)), "", "close or defer it first");
        Assert.Equal(("Discussing", "Listed"), (await Status(first), await Status(second)));
        Assert.Equal([World.Clock.Now()], await World.Sql<DateTimeOffset>("SELECT started_at FROM mdt_item WHERE id = @first", new { first }));
        await Chair.Send(new StartItem.Command(first, 1)); // a second press of the same page
        Assert.Equal(2, await Version(first));
    }

    [Fact]
    public async Task Nothing_starts_before_the_meeting_from_a_stale_page_or_by_others()
    {
        await Case();
        var item = (await Items(await ListClosed()))[0];
        await IsRefused(Chair.Send(new StartItem.Command(item, 1)), "", "has not started");
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new StartItem.Command(item, 7)));
        await GuardedFor(who => who.Send(new StartItem.Command(item, 1)));
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Send(new StartItem.Command(item, 1)));
    }
}

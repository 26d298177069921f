using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class MoveItemTests : ArrangedMeeting
{
    [Fact]
    public async Task An_item_moves_by_one_place_and_stays_at_the_ends()
    {
        foreach (var due in new[] { -2, -1, 0 }) await Case(due);
        var meeting = await ListOpen();
        var (a, b, c) = await Items(meeting) is [var x, var y, var z] ? (x, y, z) : default;
        await Coordinator.Send(new MoveItem.Command(c, Up: true, await Version(c)));
        Assert.Equal([a, c, b], await Items(meeting));
        await Coordinator.Send(new MoveItem.Command(a, Up: true, await Version(a)));
        await Coordinator.Send(new MoveItem.Command(b, Up: false, await Version(b)));
        Assert.Equal([a, c, b], await Items(meeting));
        await Coordinator.Send(new MoveItem.Command(a, Up: false, await Version(a)));
        Assert.Equal([c, a, b], await Items(meeting));
    }

    [Fact]
    public async Task Of_two_moves_from_one_page_the_second_is_a_conflict()
    {
        foreach (var due in new[] { -2, -1 }) await Case(due);
        var (first, second) = await Items(await ListOpen()) is [var x, var y] ? (x, y) : default;
        var (of, other) = (await Version(second), await Version(first));
        await Coordinator.Send(new MoveItem.Command(second, Up: true, of));
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new MoveItem.Command(second, Up: false, of)));
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new MoveItem.Command(first, Up: true, other))); // it was moved too
    }

    [Fact]
    public async Task Only_what_is_still_to_come_is_moved_by_those_who_order_the_list()
    {
        await Case();
        var meeting = await Running();
        var item = await Started(meeting);
        await IsRefused(Coordinator.Send(new MoveItem.Command(item, Up: true, await Version(item))), "", "still to come");
        await GuardedFor(async who => await who.Send(new MoveItem.Command(item, Up: true, await Version(item))));
        await Assert.ThrowsAsync<Denied>(async () => await Gp.Send(new MoveItem.Command(item, Up: true, await Version(item))));
    }
}

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
        await Coordinator.Send(new MoveItem.Command(c, Up: true));
        Assert.Equal([a, c, b], await Items(meeting));
        await Coordinator.Send(new MoveItem.Command(a, Up: true));
        await Coordinator.Send(new MoveItem.Command(b, Up: false));
        Assert.Equal([a, c, b], await Items(meeting));
        await Coordinator.Send(new MoveItem.Command(a, Up: false));
        Assert.Equal([c, a, b], await Items(meeting));
    }

    [Fact]
    public async Task Only_what_is_still_to_come_is_moved_by_those_who_order_the_list()
    {
        await Case();
        var meeting = await Running();
        var item = await Started(meeting);
        await IsRefused(Coordinator.Send(new MoveItem.Command(item, Up: true)), "", "still to come");
        await GuardedFor(who => who.Send(new MoveItem.Command(item, Up: true)));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(new MoveItem.Command(item, Up: true)));
    }
}

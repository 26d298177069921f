using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class ListInvitedItemsTests : ArrangedMeeting
{
    [Fact]
    public async Task Rule_4_ones_own_items_from_the_closing_of_the_list_to_the_items_end()
    {
        await Case();
        await Case();
        var meeting = await ListOpen();
        var item = (await Items(meeting))[0];
        await Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id));
        Assert.Empty(await Guest.Ask(new ListInvitedItems.Query()));
        await Coordinator.Send(new CloseList.Command(meeting, await Version(meeting)));
        Assert.Equal(item, Assert.Single(await Guest.Ask(new ListInvitedItems.Query())).ItemId);
        Assert.Empty(await World.As(Roles.InvitedAttendee).Ask(new ListInvitedItems.Query()));

        await Chair.Send(new RecordArrival.Command(meeting, Gp.Id, null));
        await Chair.Send(new StartMeeting.Command(meeting, await Version(meeting)));
        Assert.Single(await Guest.Ask(new ListInvitedItems.Query()));
        await Chair.Send(new DeferItem.Command(item, "No time", await Version(item)));
        Assert.Empty(await Guest.Ask(new ListInvitedItems.Query()));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListInvitedItems.Query()));
    }
}

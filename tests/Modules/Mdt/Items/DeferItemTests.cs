using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class DeferItemTests : ArrangedMeeting
{
    [Fact]
    public async Task An_item_waits_with_a_reason_and_ends_for_those_invited()
    {
        await Case();
        var meeting = await Running();
        var item = (await Items(meeting))[0];
        var invitation = await Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id));
        await IsRefused(Chair.Send(new DeferItem.Command(item, "", 1)), "DeferReason", "Say why");
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new DeferItem.Command(item, "No time", 9)));
        await GuardedFor(who => who.Send(new DeferItem.Command(item, "No time", 1)));
        await Chair.Send(new DeferItem.Command(item, "No time", 1));
        await Chair.Send(new DeferItem.Command(item, "No time", 1)); // a second press
        Assert.Equal("Deferred", await Status(item));
        Assert.Equal(invitation, Assert.Single(Told<MdtInvolvementEnded>()).InvolvementId);
    }

    [Fact]
    public async Task What_was_decided_is_not_lost_by_it()
    {
        await Case();
        var item = await Started(await Running());
        await Recorded(item);
        await IsRefused(Chair.Send(new DeferItem.Command(item, "No time", await Version(item))), "", "close it");
        await Closed(item);
        await IsRefused(Chair.Send(new DeferItem.Command(item, "No time", await Version(item))), "", "it cannot be deferred");
    }

    [Fact]
    public async Task Not_before_the_meeting_runs()
    {
        await Case();
        var item = (await Items(await ListClosed()))[0];
        await IsRefused(Chair.Send(new DeferItem.Command(item, "No time", 1)), "", "has not started");
    }
}

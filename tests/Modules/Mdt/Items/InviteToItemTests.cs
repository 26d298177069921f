using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class InviteToItemTests : ArrangedMeeting
{
    [Fact]
    public async Task After_the_list_closed_an_invitation_begins_at_once()
    {
        await Case();
        var item = (await Items(await ListClosed()))[0];
        var command = new InviteToItem.Command(World.NewId(), item, Guest.Id);
        Assert.Equal(await Coordinator.Send(command), await Coordinator.Send(command)); // a second press
        var began = Assert.Single(Told<MdtInvolvementBegan>());
        Assert.Equal((command.Id, Guest.Id, "invited", false), (began.InvolvementId, began.UserId!.Value, began.Kind, began.Shown));
        await IsRefused(Coordinator.Send(command with { Id = World.NewId() }), "UserId", "invited to this item already");
    }

    [Fact]
    public async Task Only_invited_attendees_to_an_item_that_is_not_over_by_those_who_order_the_list()
    {
        await Case();
        var meeting = await Running();
        var item = (await Items(meeting))[0];
        await IsRefused(Coordinator.Send(new InviteToItem.Command(World.NewId(), item, null)), "UserId", "Choose whom");
        await IsRefused(Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Gp.Id)), "UserId", "role of an invited attendee");
        await IsRefused(Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Stranger)), "UserId", "role of an invited attendee");
        await GuardedFor(who => who.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id)));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id)));
        await Chair.Send(new DeferItem.Command(item, "No time", 1));
        await IsRefused(Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id)), "", "was deferred");
    }
}

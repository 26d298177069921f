using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class WithdrawInvitationTests : ArrangedMeeting
{
    [Fact]
    public async Task From_that_moment_the_item_is_not_there_for_them()
    {
        await Case();
        var item = (await Items(await ListClosed()))[0];
        var invitation = await Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id));
        await Guest.Ask(new ViewInvitedItem.Query(item));
        await GuardedFor(who => who.Send(new WithdrawInvitation.Command(item, invitation)));
        await Coordinator.Send(new WithdrawInvitation.Command(item, invitation));
        await Coordinator.Send(new WithdrawInvitation.Command(item, invitation)); // a second press
        await Assert.ThrowsAsync<NotFound>(() => Guest.Ask(new ViewInvitedItem.Query(item)));
        Assert.Equal(invitation, Assert.Single(Told<MdtInvolvementEnded>()).InvolvementId);
    }

    [Fact]
    public async Task An_invitation_to_another_item_is_not_found()
    {
        await Case();
        var item = (await Items(await ListClosed()))[0];
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(new WithdrawInvitation.Command(item, World.NewId())));
    }
}

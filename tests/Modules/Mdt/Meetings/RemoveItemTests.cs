using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class RemoveItemTests : ArrangedMeeting
{
    [Fact]
    public async Task An_item_leaves_an_open_list_with_its_invitations_and_its_referral_is_offered_again()
    {
        var caseId = await Case();
        var referral = await Referral(caseId);
        var meeting = await ListOpen();
        var item = await ItemOf(meeting, caseId);
        await Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id));
        await Coordinator.Send(new RemoveItem.Command(item, await Version(item)));
        await Coordinator.Send(new RemoveItem.Command(item, 1)); // a second press
        var view = await Coordinator.Ask(new SeeMeeting(meeting));
        Assert.Empty(view.Items);
        Assert.Equal(referral, Assert.Single(view.Offered).ReferralId);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_invitation WHERE withdrawn_at IS NULL"));
    }

    [Fact]
    public async Task Nothing_leaves_a_closed_list()
    {
        await Case();
        var item = (await Items(await ListClosed()))[0];
        await IsRefused(Coordinator.Send(new RemoveItem.Command(item, 1)), "", "defer the item");
        await GuardedFor(who => who.Send(new RemoveItem.Command(item, 1)));
    }

    [Fact]
    public async Task A_stale_page_changes_nothing()
    {
        await Case();
        var item = (await Items(await ListOpen()))[0];
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new RemoveItem.Command(item, 9)));
        Assert.Equal("Listed", await Status(item));
    }

    [Fact]
    public async Task A_referral_whose_item_was_taken_off_stays_listed_is_seen_to_wait_and_comes_to_the_next_list()
    {
        var caseId = await Case(due: 60); // no review brings it back: only the referral does
        var referral = await Referral(caseId);
        var meeting = await ListOpen();
        var item = await ItemOf(meeting, caseId);
        await Coordinator.Send(new RemoveItem.Command(item, await Version(item)));
        Assert.Equal("Listed", await Status(referral));
        Assert.Equal(referral, Assert.Single((await Coordinator.Ask(new SeeMeeting(meeting))).Offered).ReferralId);

        await Coordinator.Send(new CloseList.Command(meeting, await Version(meeting)));
        var next = await ListOpen(9);
        var again = await ItemOf(next, caseId);
        Assert.Equal([referral], await World.Sql<Guid>("SELECT referral_id FROM mdt_item WHERE id = @again", new { again }));
        Assert.Equal("Listed", await Status(referral));
    }
}

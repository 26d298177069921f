using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class ViewInvitedItemTests : ArrangedMeeting
{
    [Fact]
    public async Task Rule_4_only_their_item_exists_for_them_only_while_invited_and_afterwards_their_own_action()
    {
        foreach (var due in new[] { -3, -2, -1 }) await Referral(await Case(due));
        var meeting = await ListOpen();
        var (other, item) = ((await Items(meeting))[0], (await Items(meeting))[2]);
        await Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id));
        await Assert.ThrowsAsync<NotFound>(() => Guest.Ask(new ViewInvitedItem.Query(item)));    // the list is open

        await Coordinator.Send(new CloseList.Command(meeting, await Version(meeting)));
        var seen = await Guest.Ask(new ViewInvitedItem.Query(item));
        Assert.StartsWith("Family ", seen.Family, StringComparison.Ordinal);
        Assert.Equal("What else can we offer?", seen.Ask);
        await Assert.ThrowsAsync<NotFound>(() => Guest.Ask(new ViewInvitedItem.Query(other)));
        await Assert.ThrowsAsync<Denied>(() => Guest.Ask(new SeeMeeting(meeting)));

        await Chair.Send(new RecordArrival.Command(meeting, Gp.Id, null));
        await Chair.Send(new RecordArrival.Command(meeting, HealthVisitor.Id, null));
        await Chair.Send(new StartMeeting.Command(meeting, await Version(meeting)));
        await Chair.Send(new StartItem.Command(item, await Version(item)));
        await Recorded(item);
        await Chair.Send(new AddAction.Command(World.NewId(), item, "Bring the food parcel", Guest.Id, null));
        await Guest.Ask(new ViewInvitedItem.Query(item));
        await Closed(item);

        await Assert.ThrowsAsync<NotFound>(() => Guest.Ask(new ViewInvitedItem.Query(item)));    // the item is over
        await Assert.ThrowsAsync<Denied>(() => Guest.Ask(new SeeMinutes(meeting)));
        var mine = await Guest.Ask(new MyActions.Query());
        Assert.Equal("Bring the food parcel", Assert.Single(mine.ThisWeek.Concat(mine.Later)).Text);
    }

    [Fact]
    public async Task Who_declared_a_conflict_with_the_family_at_another_meeting_is_not_invited_and_sees_nothing()
    {
        var caseId = await Case();
        await Referral(caseId);
        var meeting = await ListClosed();
        var item = (await Items(meeting))[0];
        await Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id));
        Assert.Single(await Guest.Ask(new ListInvitedItems.Query()));
        // Of the same household, in a case of another team.
        var (earlier, other) = (World.NewId(), World.NewId());
        await World.Arrange("""
            INSERT INTO mdt_case (id, mdt_id, household_id, lead_user_id, level, opened_on, next_review_on, version)
            SELECT @other, @Mdt, household_id, lead_user_id, level, opened_on, next_review_on, 1 FROM mdt_case WHERE id = @caseId
            """, new { other, Mdt = await Team("Third team"), caseId });
        await World.Arrange("""
            INSERT INTO mdt_item (id, meeting_id, case_id, place, slot_minutes, presenter_user_id, carried_over, late, status, version) VALUES (@earlier, @meeting, @other, 9, 12, @lead, 0, 0, 'Removed', 1)
            """, new { earlier, meeting, other, lead = Gp.Id });
        await World.Arrange("INSERT INTO mdt_conflict (item_id, user_id, reason, declared_at) VALUES (@earlier, @guest, 'My sister', @now)", new { earlier, guest = Guest.Id, now = World.Clock.Now() });
        await Assert.ThrowsAsync<NotFound>(() => Guest.Ask(new ViewInvitedItem.Query(item)));
        Assert.Empty(await Guest.Ask(new ListInvitedItems.Query()));
        await World.Arrange("UPDATE mdt_invitation SET withdrawn_at = @now", new { now = World.Clock.Now() });
        await IsRefused(Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id)), "UserId", "conflict of interest");
    }

    [Fact]
    public async Task Where_sharing_is_objected_to_the_ask_is_left_out()
    {
        await Referral(await Case());
        var meeting = await ListClosed();
        var item = (await Items(meeting))[0];
        await Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id));
        Basis = SharingBasis.Objection;
        var seen = await Guest.Ask(new ViewInvitedItem.Query(item));
        Assert.Equal((true, null), (seen.Objected, seen.Ask));
        Assert.True((await Chair.Ask(new SeeConsole(meeting, item))).Item!.Objected);
    }

    [Fact]
    public async Task Members_and_strangers_do_not_come_in_by_this_door()
    {
        await Case();
        var item = (await Items(await ListClosed()))[0];
        await Assert.ThrowsAsync<Denied>(() => Gp.Ask(new ViewInvitedItem.Query(item)));
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.InvitedAttendee).Ask(new ViewInvitedItem.Query(item)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ViewInvitedItem.Query(item)));
    }
}

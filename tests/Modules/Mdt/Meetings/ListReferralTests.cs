using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class ListReferralTests : ArrangedMeeting
{
    [Fact]
    public async Task An_accepted_referral_is_listed_once_and_its_step_is_kept()
    {
        var meeting = await ListOpen();
        var referral = await Referral(await Case(40));
        await Coordinator.Send(new ListReferral.Command(meeting, referral, null));
        await Coordinator.Send(new ListReferral.Command(meeting, referral, null)); // a second press
        var item = Assert.Single((await Chair.Ask(new SeeMeeting(meeting))).Items);
        Assert.Equal((referral, false), (item.ReferralId!.Value, item.Late));
        Assert.Equal("Listed", await Status(referral));
        Assert.Equal(["Listed"], await World.Sql<string>("SELECT to_status FROM mdt_step WHERE subject_id = @referral", new { referral }));
    }

    [Fact]
    public async Task Urgent_stands_above_what_is_not()
    {
        await Case();
        var meeting = await ListOpen();
        var urgent = await Case(40);
        await Coordinator.Send(new ListReferral.Command(meeting, await Referral(urgent, "Urgent"), null));
        Assert.Equal(urgent, (await Chair.Ask(new SeeMeeting(meeting))).Items[0].CaseId);
    }

    [Fact]
    public async Task A_full_list_takes_no_more()
    {
        foreach (var due in new[] { -1, 0, 1 }) await Case(due);
        var meeting = await ListOpen();
        var referral = await Referral(await Case(40));
        await IsRefused(Coordinator.Send(new ListReferral.Command(meeting, referral, null)), "", "full");
        Assert.Equal("Accepted", await Status(referral));
        await Coordinator.Send(new ListReferral.Command(meeting, await Referral(await Case(40), "Urgent"), null)); // does not wait for room
        Assert.Equal(4, (await Items(meeting)).Count);
    }

    [Fact]
    public async Task Rule_1_after_the_list_closed_only_what_is_urgent_with_a_reason_and_shown_as_late()
    {
        var meeting = await ListClosed();
        var family = await Case(40);
        var (routine, urgent) = (await Referral(await Case(40)), await Referral(family, "Urgent"));
        var conflicted = await Case(40);
        await World.Arrange("UPDATE mdt_case SET household_id = (SELECT household_id FROM mdt_case WHERE id = @family), closed_on = @Today WHERE id = @conflicted", new { family, conflicted, Today });
        var earlier = World.NewId();
        await World.Arrange("""
            INSERT INTO mdt_item (id, meeting_id, case_id, place, slot_minutes, presenter_user_id, carried_over, late, status, version)
            VALUES (@earlier, @meeting, @conflicted, 9, 12, @by, 0, 0, 'Removed', 1)
            """, new { earlier, meeting, conflicted, by = Gp.Id });
        await World.Arrange("INSERT INTO mdt_conflict (item_id, user_id, reason, declared_at) VALUES (@earlier, @who, 'A friend', @now)", new { earlier, who = Deputy.Id, now = World.Clock.Now() });
        await IsRefused(Coordinator.Send(new ListReferral.Command(meeting, routine, "Please")), "", "not urgent");
        await IsRefused(Coordinator.Send(new ListReferral.Command(meeting, urgent, " ")), "LateReason", "say why");
        await Coordinator.Send(new ListReferral.Command(meeting, urgent, "A baby in an unheated home"));
        var item = Assert.Single((await Chair.Ask(new SeeMeeting(meeting))).Items);
        Assert.Equal((true, "A baby in an unheated home", true), (item.Late, item.LateReason, item.Urgent));
        var told = Assert.Single(Told<MdtNoticeGiven>(), n => n.Kind == MdtNoticeKind.ItemListed);
        Assert.Equal((meeting, true), (told.SubjectId, told.Urgent));
        Assert.Equal([Chair.Id, Gp.Id, HealthVisitor.Id], told.UserIds); // not who did it, nor who declared a conflict with this family
    }

    [Fact]
    public async Task A_referral_that_joins_a_case_on_the_list_makes_no_second_item()
    {
        var caseId = await Case();
        var meeting = await ListOpen();
        var referral = await Referral(caseId);
        await Coordinator.Send(new ListReferral.Command(meeting, referral, null));
        Assert.Equal(referral, Assert.Single((await Chair.Ask(new SeeMeeting(meeting))).Items).ReferralId);
    }

    [Fact]
    public async Task What_was_taken_off_may_come_back_but_not_while_it_is_on_another_list()
    {
        var referral = await Referral(await Case(40));
        var meeting = await ListOpen();
        await Coordinator.Send(new ListReferral.Command(meeting, referral, null));
        var second = await ListOpen(5);
        await IsRefused(Coordinator.Send(new ListReferral.Command(second, referral, null)), "", "another meeting");
        var item = (await Items(meeting))[0];
        await Coordinator.Send(new RemoveItem.Command(item, await Version(item)));
        await Coordinator.Send(new ListReferral.Command(second, referral, null));
        Assert.Single(await Items(second));
    }

    [Fact]
    public async Task Only_accepted_referrals_of_the_same_team()
    {
        var declined = await Referral(await Case(40), status: "Declined");
        var meeting = await ListOpen();
        await IsRefused(Coordinator.Send(new ListReferral.Command(meeting, declined, null)), "", "declined");
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(new ListReferral.Command(meeting, World.NewId(), null)));
        await GuardedFor(who => who.Send(new ListReferral.Command(meeting, declined, null)));
        var planned = await Planned();
        await IsRefused(Coordinator.Send(new ListReferral.Command(planned, await Referral(await Case(40)), null)), "", "nothing can be put on its list");
    }
}

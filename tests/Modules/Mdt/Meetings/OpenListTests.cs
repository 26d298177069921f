using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class OpenListTests : ArrangedMeeting
{
    [Fact]
    public async Task Rule_1_every_open_case_that_is_due_is_listed_the_oldest_first_urgent_on_top()
    {
        var (late, due, urgent, later) = (await Case(-9), await Case(2), await Case(1), await Case(30));
        await Referral(urgent, "Urgent");
        var meeting = await ListOpen();
        var listed = await World.Sql<Guid>("SELECT case_id FROM mdt_item WHERE meeting_id = @meeting ORDER BY place", new { meeting });
        Assert.Equal([urgent, late, due], listed);
        Assert.DoesNotContain(later, listed);
        Assert.Equal("ListOpen", await Status(meeting));
    }

    [Fact]
    public async Task What_was_deferred_last_time_comes_first_and_is_marked_though_its_review_is_not_due()
    {
        var deferred = await Case();
        var first = await Running();
        var item = await ItemOf(first, deferred);
        await Chair.Send(new DeferItem.Command(item, "The midwife could not come", await Version(item)));
        await World.Arrange("UPDATE mdt_case SET next_review_on = @on WHERE id = @deferred", new { deferred, on = Today.AddDays(90) });
        var urgent = await Case();
        await Referral(urgent, "Urgent");

        var second = await ListOpen(3);
        Assert.Equal([deferred, urgent], (await Chair.Ask(new SeeMeeting(second))).Items.Select(i => i.CaseId));
        Assert.Equal([true, false], (await Chair.Ask(new SeeMeeting(second))).Items.Select(i => i.CarriedOver));
    }

    [Fact]
    public async Task A_case_on_another_open_list_a_closed_case_and_another_teams_case_are_not_listed()
    {
        await Case();
        var closed = await Case();
        await World.Arrange("UPDATE mdt_case SET closed_on = @Today WHERE id = @closed", new { closed, Today });
        var elsewhere = await Case();
        await World.Arrange("UPDATE mdt_case SET mdt_id = (SELECT id FROM mdt_team WHERE name = 'Other team') WHERE id = @elsewhere", new { elsewhere });
        Assert.Single(await Items(await ListOpen()));
        Assert.Empty(await Items(await ListOpen(4)));
    }

    [Fact]
    public async Task Rule_1_an_accepted_referral_comes_with_its_case_whether_that_is_new_or_open_already()
    {
        var (fresh, open) = (await Case(50), await Case(-1));
        var (first, second) = (await Referral(fresh), await Referral(open));
        var meeting = await ListOpen();
        Assert.Equal([(open, second), (fresh, first)], (await Chair.Ask(new SeeMeeting(meeting))).Items.Select(i => (i.CaseId, i.ReferralId!.Value)));
        Assert.Equal(("Listed", "Listed"), (await Status(first), await Status(second)));
        Assert.Equal(["Listed"], await World.Sql<string>("SELECT to_status FROM mdt_step WHERE subject_id = @first", new { first }));
    }

    [Fact]
    public async Task Rule_1_as_many_as_fit_and_what_is_urgent_though_the_list_is_full()
    {
        var cases = new List<Guid>();
        foreach (var due in new[] { -4, -3, -2, -1 }) cases.Add(await Case(due));
        var (one, two) = (await Case(40), await Case(40));
        await Referral(one, "Urgent");
        await Referral(two, "Urgent");
        var meeting = await ListOpen();
        var listed = (await Chair.Ask(new SeeMeeting(meeting))).Items.Select(i => i.CaseId).ToList();
        Assert.Equal(new HashSet<Guid> { one, two, cases[0] }, [.. listed]);
        Assert.Equal(cases[0], listed[2]);
        Assert.Equal(2, Told<MdtNoticeGiven>().Count(n => n is { Kind: MdtNoticeKind.ItemListed, Urgent: true }));
        await Referral(cases[3], "Urgent");
        World.Clock.Advance(TimeSpan.FromHours(1));
        await World.Tick();
        Assert.Equal(4, (await Items(meeting)).Count);
        Assert.Equal(cases[1..3], (await Coordinator.Ask(new SeeMeetingInTime(meeting))).Waiting.Select(w => w.CaseId));
    }

    [Fact]
    public async Task A_list_is_opened_once()
    {
        await Case();
        var meeting = await Planned();
        await Coordinator.Send(new OpenList.Command(meeting, 1));
        await Coordinator.Send(new OpenList.Command(meeting, 1)); // a second press of the same page
        Assert.Single(await Items(meeting));
        await IsRefused(Coordinator.Send(new OpenList.Command(meeting, 2)), "", "has an open list");
    }

    [Fact]
    public async Task A_stale_page_changes_nothing()
    {
        var meeting = await ListOpen();
        await Coordinator.Send(new CloseList.Command(meeting, 2));
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new OpenList.Command(meeting, 1)));
        Assert.Equal("ListClosed", await Status(meeting));
    }

    [Fact]
    public async Task Only_for_ones_own_team()
    {
        var meeting = await Planned();
        await GuardedFor(who => who.Send(new OpenList.Command(meeting, 1)));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(new OpenList.Command(meeting, 1)));
    }

    [Fact]
    public void Left_over_comes_before_urgent_and_urgent_before_the_oldest()
    {
        var day = new DateOnly(2026, 3, 2);
        ListBuilder.Candidate Of(int days, bool carried, bool urgent) => new(World.NewId(), World.NewId(), day.AddDays(days), null, carried, urgent);
        var (a, b, c, d) = (Of(9, true, false), Of(5, false, true), Of(-20, false, false), Of(-1, false, false));
        Assert.Equal([a, b, c, d], ListBuilder.InOrder([d, c, b, a]));
    }
}

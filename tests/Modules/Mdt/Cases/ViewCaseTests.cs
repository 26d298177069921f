using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Cases;

public sealed class ViewCaseTests : ArrangedTeam
{
    [Fact]
    public async Task The_timeline_holds_the_case_and_its_referrals_the_newest_first()
    {
        var (referral, caseId) = await Accepted();
        var shown = await Member.Ask(new ViewCase.Query(caseId));
        Assert.Equal(["Case: open", "Referral: accepted", "Referral: sent"], shown.Timeline.Select(s => s.What).Order(StringComparer.Ordinal));
        Assert.Contains(shown.Timeline, s => s.Url == $"/mdt/referrals/{referral}");
        Assert.Equal($"Worker {Referrer.Id}", shown.Lead);
    }

    [Fact]
    public async Task Meetings_show_their_decisions_and_actions_their_state()
    {
        var (_, caseId) = await Accepted();
        var item = await Item(caseId, status: "Discussed", meetingStatus: "Circulated");
        await World.Arrange("""
            INSERT INTO mdt_decision (id, item_id, case_id, code, agreed_with_family, provisional, made_by, made_at)
            VALUES (@id, @item, @caseId, 'JointVisit', 1, 0, @by, @now)
            """, new { id = World.NewId(), item, caseId, by = Chair.Id, now = World.Clock.Now() });
        await World.Arrange("""
            INSERT INTO mdt_action (id, case_id, item_id, text, owner_user_id, due_on, made_at, version)
            VALUES (@id, @caseId, @item, 'Ring the landlord', @owner, @due, @now, 1)
            """, new { id = World.NewId(), caseId, item, owner = Member.Id, due = Today.AddDays(-1), now = World.Clock.Now() });
        var shown = await Member.Ask(new ViewCase.Query(caseId));
        Assert.Equal(Neighbourhood.Mdt.Contracts.MdtDecisionCode.JointVisit, Assert.Single(Assert.Single(shown.Items).Decisions).Code);
        Assert.Equal(("Ring the landlord", true), (Assert.Single(shown.Actions).Text, shown.Actions[0].Overdue));
    }

    [Fact]
    public async Task Everything_that_happened_stands_in_one_dated_list_the_newest_first()
    {
        var (_, caseId) = await Accepted();
        void Later() => World.Clock.Advance(TimeSpan.FromHours(1));
        Later();
        await Referrer.Send(new Neighbourhood.Mdt.Plans.SavePlan.Command(caseId, new() { Needs = "Sleep" }, 0));
        Later();
        await Coordinator.Send(new Neighbourhood.Mdt.Plans.ChangeLevel.Command(caseId, Neighbourhood.Mdt.Referrals.NeedLevel.Specialist, "In hospital", 1));
        Later();
        var item = await Item(caseId, status: "Discussed", meetingStatus: "Circulated");
        var args = new { id = World.NewId(), item, caseId, by = Chair.Id, Today, now = World.Clock.Now(), later = World.Clock.Now().AddMinutes(5), end = World.Clock.Now().AddMinutes(2) };
        await World.Arrange("UPDATE mdt_item SET ended_at = @end, review_result = 'NoChange', no_change_choice = 'StepUp' WHERE id = @item", args);
        await World.Arrange("INSERT INTO mdt_decision (id, item_id, case_id, code, agreed_with_family, provisional, made_by, made_at, confirmed_at, confirmed_by) VALUES (@id, @item, @caseId, 'StepUpToFamilyHelp', 0, 1, @by, @now, @later, @by)", args);
        await World.Arrange("INSERT INTO mdt_action (id, case_id, item_id, text, owner_user_id, due_on, made_at, done_at, evidence, version) VALUES (@id, @caseId, @item, 'Ring', @by, @Today, @end, @later, 'Rang', 1)", args);
        var shown = await Member.Ask(new ViewCase.Query(caseId));
        Assert.Equal(
            ["Action done: Ring", "Action promised: Ring", "Case: open", "Decision confirmed: Step up to Family Help", "Decision: Step up to Family Help (provisional)", "Level changed from targeted to specialist", "Plan written",
             "Referral: accepted", "Referral: sent", "Reviewed at Sale team: no change, so the team chose to step up"], shown.Timeline.Select(s => s.What).Order(StringComparer.Ordinal));
        Assert.Equal(shown.Timeline.Select(s => s.At).OrderDescending(), shown.Timeline.Select(s => s.At));
        Assert.Equal("Sleep", shown.Around.Plan!.Needs);

        Objecting.Add(Mother); // what is about them is left out; that steps were taken stays
        var less = await Member.Ask(new ViewCase.Query(caseId));
        Assert.Equal(["Case: open", "Referral: accepted", "Referral: sent"], less.Timeline.Select(s => s.What).Order(StringComparer.Ordinal));
        Assert.Null(less.Around.Plan);
    }

    [Fact]
    public async Task It_says_where_the_case_stands_and_what_its_end_asks_for()
    {
        var (_, caseId) = await Accepted();
        Assert.Equal((CaseState.Open, false, false), await Stands());
        var item = await Item(caseId);
        Assert.Equal((CaseState.UnderReview, false, false), await Stands());
        await World.Arrange("UPDATE mdt_item SET status = 'Discussed' WHERE id = @item", new { item });
        await Neighbourhood.Modules.Mdt.Plans.WriteMovingOnTests.Ended(this, caseId);
        Assert.Equal((CaseState.Closed, true, true), await Stands());
        Assert.False((await Member.Ask(new ViewCase.Query(caseId))).Around.MayReopen);

        async Task<(CaseState, bool, bool)> Stands()
        {
            var around = (await Coordinator.Ask(new ViewCase.Query(caseId))).Around;
            return (around.State, around.AsksForMovingOn, around.MayReopen);
        }
    }

    [Fact]
    public async Task A_declared_conflict_closes_the_case_to_that_member()
    {
        var (_, caseId) = await Accepted();
        await Conflicted(await Item(caseId), Chair.Id);
        await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new ViewCase.Query(caseId)));
        await Member.Ask(new ViewCase.Query(caseId));
    }

    [Fact]
    public async Task Whom_it_is_about_was_seen_by_this_view_and_by_no_other_name()
    {
        var (referral, caseId) = await Accepted();
        await Member.Ask(new ViewCase.Query(caseId));
        await Member.Ask(new Neighbourhood.Mdt.Referrals.ViewReferral.Query(referral));
        var seen = await World.Sql<string>("SELECT CONCAT(what, ' ', subjects) AS seen FROM kernel_audit WHERE kind = 'view' AND user_id = @Id ORDER BY at, id", new { Member.Id });
        Assert.Equal(["Mdt.ViewCase", "Mdt.ViewReferral"], seen.Select(s => s.Split(' ')[0]));
        Assert.All(seen, s => Assert.Contains(Mother.ToString(), s, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Roles.FamilyHelp)]
    [InlineData(Roles.HealthVisitor)]
    [InlineData(Roles.Midwife)]
    [InlineData(Roles.HubWorker)]
    [InlineData(Roles.LinkWorker)]
    [InlineData(Roles.PracticeStaff)]
    public async Task A_lead_practitioner_sees_it_without_being_a_member_and_nobody_elses(string role)
    {
        var (_, caseId) = await Accepted();
        await Item(caseId, status: "Discussed", meetingStatus: "Circulated");
        await World.Arrange("UPDATE mdt_item SET ended_at = @now", new { now = World.Clock.Now() });
        var lead = World.As(role, userId: Referrer.Id);
        var shown = await lead.Ask(new ViewCase.Query(caseId));
        Assert.Single(shown.Items);
        Assert.DoesNotContain(shown.Timeline, s => s.Url?.StartsWith("/mdt/meetings/", StringComparison.Ordinal) == true); // not the meeting, nor its minutes
        Assert.Contains((await Member.Ask(new ViewCase.Query(caseId))).Timeline, s => s.Url?.StartsWith("/mdt/meetings/", StringComparison.Ordinal) == true);
        Assert.Equal([caseId], (await lead.Ask(new ListCases.Query())).Rows.Select(r => r.Id));

        foreach (var other in new[] { World.As(role), World.As(role, Guid.Empty) }) // for their own work, and everywhere
        {
            await Assert.ThrowsAsync<NotFound>(() => other.Ask(new ViewCase.Query(caseId)));
            await Assert.ThrowsAsync<NotFound>(() => other.Ask(new Neighbourhood.Mdt.Plans.SeePlan(caseId)));
            var list = await other.Ask(new ListCases.Query());
            Assert.Empty(list.Rows);
            Assert.Empty(list.Teams);
        }
    }

    [Fact]
    public async Task Another_team_does_not_find_it_nor_does_a_referrer_who_does_not_lead_it()
    {
        var (_, caseId) = await Accepted();
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Ask(new ViewCase.Query(caseId)));
        await Assert.ThrowsAsync<NotFound>(() => OtherReferrer.Ask(new ViewCase.Query(caseId)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ViewCase.Query(caseId)));
        await Referrer.Ask(new ViewCase.Query(caseId)); // who raised it leads it, and works with the family under it
    }
}

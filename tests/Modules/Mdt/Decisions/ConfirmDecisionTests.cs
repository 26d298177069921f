using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Decisions;

public sealed class ConfirmDecisionTests : ArrangedDecisions
{
    [Fact]
    public async Task Rule_3_it_is_confirmed_only_while_a_meeting_sits_with_a_quorum_and_then_it_takes_effect_once()
    {
        var id = await Decided(MdtDecisionCode.CloseGoalsMet);
        await IsRefused(Chair.Send(new ConfirmDecision.Command(id)), "", "Missing: Health visitor");
        await Comes(HealthVisitor);
        Assert.True((await See(id)).May.Confirm);
        Assert.Equal(1, (await Chair.Ask(new SeeConsole(Meeting, null))).ToConfirm);
        await Chair.Send(new ConfirmDecision.Command(id));
        await Chair.Send(new ConfirmDecision.Command(id));
        Assert.Equal(CaseId, Assert.Single(Told<MdtCaseClosed>()).CaseId);
        Assert.Equal((id, CaseId, Today), (Told<MdtDecisionConfirmed>().Single().DecisionId, Told<MdtDecisionConfirmed>().Single().CaseId, Told<MdtDecisionConfirmed>().Single().On));
        Assert.Equal(["Meeting"], await World.Sql<string>("SELECT confirmed_how FROM mdt_decision WHERE id = @id AND confirmed_by = @by", new { id, by = Chair.Id }));
        Assert.Equal(["Recorded", "Provisional", "Confirmed"], await Steps(id));
        await IsRefused(Chair.Send(new WithdrawDecision.Command(id, "Too late")), "", "was confirmed, so it cannot be withdrawn");
        Assert.Equal(0, (await Chair.Ask(new SeeConsole(Meeting, null))).ToConfirm);
    }

    [Fact]
    public async Task Without_a_meeting_nothing_is_confirmed()
    {
        var id = await Decided(MdtDecisionCode.StepDown);
        await Comes(HealthVisitor);
        await Chair.Send(new FinishMeeting.Command(Meeting, await Version(Meeting)));
        await IsRefused(Chair.Send(new ConfirmDecision.Command(id)), "", "while a meeting of the team is in progress");
        Assert.Contains("in progress", (await See(id)).WhyNotNow, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_made_with_a_quorum_has_nothing_to_confirm()
    {
        var id = await Decided(MdtDecisionCode.StepDown, quorate: true);
        await IsRefused(Chair.Send(new ConfirmDecision.Command(id)), "", "nothing to confirm");
        Assert.Empty(Told<MdtDecisionConfirmed>());
        Assert.Equal(["Recorded", "Made"], await Steps(id));
    }

    [Fact]
    public async Task Safeguarding_acted_at_once_and_confirming_it_changes_nothing_more()
    {
        var id = await Decided(MdtDecisionCode.EscalateToSafeguarding);
        var acted = await World.Sql<DateTimeOffset>("SELECT acted_at FROM mdt_decision WHERE id = @id", new { id });
        World.Clock.Advance(TimeSpan.FromMinutes(5));
        await Comes(HealthVisitor);
        await Chair.Send(new ConfirmDecision.Command(id));
        Assert.Equal(acted, await World.Sql<DateTimeOffset>("SELECT acted_at FROM mdt_decision WHERE id = @id", new { id }));
        Assert.Single(Told<MdtDecisionConfirmed>());
    }

    [Fact]
    public async Task An_open_item_has_no_decision_to_confirm_and_only_the_teams_chair_confirms()
    {
        await Discussing(Gp);
        var id = await Decide(MdtDecisionCode.StepDown);
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(new ConfirmDecision.Command(id)));
        await ItemClosed();
        await Comes(HealthVisitor);
        await GuardedFor(who => who.Send(new ConfirmDecision.Command(id)));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(new ConfirmDecision.Command(id)));
        await Conflicted(Chair.Id);
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(new ConfirmDecision.Command(id)));
        await Assert.ThrowsAsync<NotFound>(() => See(id));
        Assert.Equal(0, (await Chair.Ask(new SeeConsole(Meeting, null))).ToConfirm);
        await Deputy.Send(new ConfirmDecision.Command(id));
    }

    [Fact]
    public async Task The_button_on_the_list_goes_back_to_the_list_and_a_refusal_shows_the_decision()
    {
        var id = await Decided(MdtDecisionCode.StepDown);
        await Chair.On((send, _) => new ConfirmDecision.Page(send) { DecisionId = id, FromList = true }, async page =>
        {
            Assert.IsType<Microsoft.AspNetCore.Mvc.RazorPages.PageResult>(await page.OnPost(CancellationToken.None));
            Assert.Equal((422, id), (page.Response.StatusCode, page.View.Id));
            return 0;
        });
        await Comes(HealthVisitor);
        await Chair.On((send, _) => new ConfirmDecision.Page(send) { DecisionId = id, FromList = true }, async page =>
        {
            Assert.Equal("/mdt/decisions", Assert.IsType<Microsoft.AspNetCore.Mvc.RedirectResult>(await page.OnPost(CancellationToken.None)).Url);
            return 0;
        });
    }

    [Fact]
    public async Task Whoever_was_chosen_to_lead_and_has_since_declared_a_conflict_does_not_lead_and_the_decision_can_be_withdrawn()
    {
        var id = await Decided(MdtDecisionCode.ChangeLead);
        await Comes(HealthVisitor);
        await Comes(Deputy);
        await World.Arrange("UPDATE mdt_member SET profession = 'gp' WHERE user_id = @Id", new { Deputy.Id });
        await World.Arrange("UPDATE mdt_attendance SET profession = 'gp' WHERE user_id = @Id", new { Deputy.Id });
        await Conflicted(Gp.Id);
        var refused = await IsRefused(Chair.Send(new ConfirmDecision.Command(id)), "", "withdraw it");
        Assert.DoesNotContain("Take that decision off", refused.Message, StringComparison.Ordinal);
        Assert.Equal(DecisionState.Provisional, (await See(id)).State);
        await Chair.Send(new WithdrawDecision.Command(id, "Somebody else is asked"));
    }

    [Fact]
    public async Task Who_declared_a_conflict_with_the_family_does_not_count_when_its_decision_is_confirmed()
    {
        var id = await Decided(MdtDecisionCode.StepDown);
        await Comes(HealthVisitor);
        await Conflicted(HealthVisitor.Id);
        Assert.False((await See(id)).May.Confirm);
        Assert.False(Assert.Single((await Chair.Ask(new ListDecisions.Query())).Rows).MayConfirm);
        await IsRefused(Chair.Send(new ConfirmDecision.Command(id)), "", "after a declared conflict of interest: Health visitor");
        await World.Arrange("DELETE FROM mdt_conflict");
        Assert.True(Assert.Single((await Chair.Ask(new ListDecisions.Query())).Rows).MayConfirm);
        await Chair.Send(new ConfirmDecision.Command(id));
    }

    [Fact]
    public async Task A_case_is_not_closed_over_a_referral_that_came_after_the_family_was_talked_about()
    {
        var id = await Decided(MdtDecisionCode.CloseGoalsMet);
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await Referral(CaseId);
        await World.Arrange("INSERT INTO mdt_step (id, subject_id, subject, from_status, to_status, by_user, at) VALUES (@id, @later, 'Referral', 'Submitted', 'Accepted', @by, @now)",
            new { id = World.NewId(), later, by = Coordinator.Id, now = World.Clock.Now() });
        await Comes(HealthVisitor);
        await IsRefused(Chair.Send(new ConfirmDecision.Command(id)), "", "has not been talked about yet");
        Assert.Equal(("Accepted", DecisionState.Provisional), (await Status(later), (await See(id)).State));
        await World.Arrange("UPDATE mdt_referral SET status = 'Discussed' WHERE id = @later", new { later });
        await Chair.Send(new ConfirmDecision.Command(id));
        Assert.Single(Told<MdtCaseClosed>());
    }
}

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
}

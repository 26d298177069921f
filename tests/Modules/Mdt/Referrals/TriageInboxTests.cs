using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class TriageInboxTests : ArrangedTeam
{
    [Fact]
    public async Task Urgent_ones_stand_on_top_then_by_the_day_and_all_are_counted()
    {
        var late = await Submitted();
        World.Clock.Advance(TimeSpan.FromDays(3));
        var fresh = await Submitted();
        var urgent = await Draft();
        await Referrer.Send(Whole(urgent) with { Urgency = ReferralUrgency.Urgent, UrgentReason = "No heating" });
        var back = await Submitted();
        await Coordinator.Send(new ReturnReferral.Command(back, "Who?", 2));

        var inbox = await Coordinator.Ask(new TriageInbox.Query());
        Assert.Equal([urgent, late, fresh], inbox.Rows.Select(r => r.Id));
        Assert.Equal((1, 1, 1), (inbox.Urgent, inbox.Overdue, inbox.WithReferrer));
        Assert.Equal([false, true, false], inbox.Rows.Select(r => r.Overdue));
    }

    [Fact]
    public async Task An_answered_question_is_marked()
    {
        var id = await Submitted();
        await Coordinator.Send(new ReturnReferral.Command(id, "Who?", 2));
        await Referrer.Send(new AnswerQuestion.Command(id, "Her sister", 3));
        Assert.True(Assert.Single((await Chair.Ask(new TriageInbox.Query())).Rows).Answered);
    }

    [Fact]
    public async Task Drafts_and_other_teams_referrals_are_not_there()
    {
        await Draft();
        await Submitted();
        Assert.Single((await Coordinator.Ask(new TriageInbox.Query())).Rows);
        Assert.Empty((await OtherCoordinator.Ask(new TriageInbox.Query())).Rows);
        Assert.Single((await World.As(Roles.Coordinator, Sale).Ask(new TriageInbox.Query())).Rows);
    }

    [Fact]
    public async Task A_member_has_no_inbox() => await Assert.ThrowsAsync<Denied>(() => Member.Ask(new TriageInbox.Query()));
}

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

    [Fact]
    public async Task A_lead_practitioner_sees_it_without_being_a_member()
    {
        var (_, caseId) = await Accepted();
        await World.As(Roles.FamilyHelp, userId: Referrer.Id).Ask(new ViewCase.Query(caseId));
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.FamilyHelp).Ask(new ViewCase.Query(caseId)));
    }

    [Fact]
    public async Task Another_team_does_not_find_it_and_a_referrer_may_not_look()
    {
        var (_, caseId) = await Accepted();
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Ask(new ViewCase.Query(caseId)));
        await Assert.ThrowsAsync<Denied>(() => Referrer.Ask(new ViewCase.Query(caseId)));
    }
}

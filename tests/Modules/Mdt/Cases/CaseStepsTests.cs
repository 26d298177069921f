using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Cases;

/// <summary>What the end of a case ends with it.</summary>
public sealed class CaseStepsTests : ArrangedMeeting
{
    private sealed record Step(Guid SubjectId, string? FromStatus, string ToStatus, string? Reason);

    /// <summary>A case that is talked about now, stands on the next list as well, and for which two referrals wait.</summary>
    private async Task<(Guid Case, Guid Item, Guid Elsewhere, Guid Invitation, Guid Listed, Guid Accepted)> Busy()
    {
        var caseId = await Case();
        var listed = await Referral(caseId, status: "Listed");
        var accepted = await Referral(caseId);
        var meeting = await Running();
        await World.Arrange("UPDATE mdt_item SET referral_id = NULL WHERE meeting_id = @meeting", new { meeting });
        var item = await Started(meeting);
        var next = await ListOpen(9);
        var (elsewhere, invitation) = (World.NewId(), World.NewId());
        await World.Arrange("""
            INSERT INTO mdt_item (id, meeting_id, case_id, referral_id, place, slot_minutes, presenter_user_id, carried_over, late, status, version)
            VALUES (@elsewhere, @next, @caseId, @listed, 1, 12, @who, 0, 0, 'Listed', 1)
            """, new { elsewhere, next, caseId, listed, who = Gp.Id });
        await World.Arrange("UPDATE mdt_meeting SET status = 'ListClosed', list_closed_at = @now WHERE id = @next", new { next, now = World.Clock.Now() });
        await World.Arrange("INSERT INTO mdt_invitation (id, item_id, user_id, invited_by, invited_at) VALUES (@invitation, @elsewhere, @guest, @by, @now)",
            new { invitation, elsewhere, guest = Guest.Id, by = Coordinator.Id, now = World.Clock.Now() });
        return (caseId, item, elsewhere, invitation, listed, accepted);
    }

    [Fact]
    public async Task With_a_case_that_the_team_closes_its_items_leave_every_list_and_nothing_that_was_referred_waits()
    {
        var (caseId, item, elsewhere, invitation, listed, accepted) = await Busy();
        await Recorded(item, MdtDecisionCode.CloseGoalsMet);
        await Closed(item);

        Assert.Equal(("Removed", "Discussed", "Discussed", "Discussed"), (await Status(elsewhere), await Status(item), await Status(listed), await Status(accepted)));
        Assert.Contains(Told<MdtInvolvementEnded>(), e => e.InvolvementId == invitation);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_invitation WHERE withdrawn_at IS NULL"));
        var steps = await World.Sql<Step>("SELECT subject_id, from_status, to_status, reason FROM mdt_step WHERE subject IN ('Referral', 'Case') ORDER BY at, id");
        Assert.Contains(steps, s => s.SubjectId == caseId && s is { ToStatus: nameof(CaseNote.LeftList), Reason: "Sale family MDT" });
        Assert.Contains(steps, s => s.SubjectId == listed && s is { FromStatus: "Listed", ToStatus: "Discussed", Reason: "Close: goals met" });
        Assert.Equal([("Accepted", "Listed"), ("Listed", "Discussed")], steps.Where(s => s.SubjectId == accepted).Select(s => (s.FromStatus!, s.ToStatus)));
        Assert.Equal(CaseState.Closed, (await Coordinator.Ask(new ViewCase.Query(caseId))).State);
        Assert.Contains((await Coordinator.Ask(new ViewCase.Query(caseId))).Timeline, s => s.What == "Case: taken off the list of a meeting");
    }

    [Fact]
    public async Task While_the_case_goes_on_its_other_item_and_referrals_stay_as_they_are()
    {
        var (_, item, elsewhere, invitation, listed, accepted) = await Busy();
        await Recorded(item);
        await Closed(item);
        Assert.Equal(("Listed", "Listed", "Accepted"), (await Status(elsewhere), await Status(listed), await Status(accepted)));
        Assert.DoesNotContain(Told<MdtInvolvementEnded>(), e => e.InvolvementId == invitation);
    }
}

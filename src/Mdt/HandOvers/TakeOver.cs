using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>What goes along when a team takes a case over: a case of its own or a link to the one that it has, what waits to be talked about, and the actions that are not done.</summary>
internal sealed class TakeOver(Db db, AliasCopy aliases, ReferralDesk referrals, ListLeaving lists, ISend send, History history, IOutbox outbox, CurrentUser user, TimeProvider clock)
{
    private sealed record Old(NeedLevel Level, DateOnly NextReviewOn);

    /// <summary>Opens a case of the household in the team that takes over. It is looked at when it was to be, or earlier.</summary>
    internal async Task Open(Guid caseId, Transfers.Standing asked, Guid lead, CancellationToken ct)
    {
        var old = (await db.Find<Old>("SELECT level, next_review_on FROM mdt_case WHERE id = @CaseId", asked, ct))!;
        var (household, today, mdtId) = ((await aliases.AllOf(asked.HouseholdId, ct))[0], clock.Today(), asked.ToMdtId);
        var area = await referrals.Area(mdtId, ct);
        var usual = Case.Reviews(today, await send.Span("mdt.reviewWeeks", area, ct), await send.Number("mdt.reviewDefaultWeeks", area, ct)).Usual;
        await db.Execute("""
            INSERT INTO mdt_case (id, mdt_id, household_id, lead_user_id, level, opened_on, next_review_on, version)
            VALUES (@caseId, @mdtId, @household, @lead, @Level, @today, @review, 1)
            """, new { caseId, mdtId, household, lead, old.Level, today, review = old.NextReviewOn < usual ? old.NextReviewOn : usual }, ct);
        await history.Add(Subject.Case, caseId, null, nameof(CaseStatus.Open), $"Taken over from {asked.Team}", ct);
        await outbox.Add(new MdtCaseOpened(caseId, household, mdtId, today), ct);
        await outbox.Add(new MdtInvolvementBegan(caseId, household, null, mdtId, null, "case", today, Shown: true), ct);
        await outbox.Add(new MdtInvolvementBegan(Case.LeadInvolvement(caseId, lead), household, null, mdtId, lead, "lead", today, Shown: true), ct);
    }

    /// <summary>It leaves the lists of the team that gave it, and who was invited to it there is not any more.</summary>
    internal async Task LeaveLists(Transfers.Standing asked, CancellationToken ct)
    {
        if (await db.Find<int>("SELECT COUNT(*) FROM mdt_item WHERE case_id = @CaseId AND status = 'Discussing'", asked, ct) > 0)
            throw new Refused("", $"{asked.Team} is talking about this family now: accept when they are done");
        await lists.Leave(asked.CaseId, asked.HouseholdId, ct);
    }

    /// <summary>
    /// The note stands as an accepted referral of the new case, about the same people: so the team talks about it at its next meeting, and whoever objects,
    /// or whose time is over, is heeded there as well. What still waited to be talked about goes along.
    /// </summary>
    internal async Task Refer(Guid referralId, Guid toCaseId, Transfers.Standing asked, CancellationToken ct)
    {
        var household = (await aliases.AllOf(asked.HouseholdId, ct))[0];
        await db.Execute("""
            INSERT INTO mdt_referral (id, mdt_id, household_id, status, raised_by, raised_via, situation, ask, basis, urgency, level_at_entry, saved_at, submitted_at, case_id, version)
            SELECT @referralId, @ToMdtId, @household, 'Accepted', @by, 'Transfer', @HandoverNote, 'Go on with the work of the team before you', @basis, 'Routine', c.level, @now, @now, @toCaseId, 1
            FROM mdt_case c WHERE c.id = @CaseId
            """, new
        {
            referralId,
            asked.ToMdtId,
            household,
            by = asked.OfferedBy ?? user.Id,
            asked.HandoverNote,
            basis = ReferralBasis.EarlyHelp,
            now = clock.Now(),
            toCaseId,
            asked.CaseId,
        }, ct);
        await db.Execute("""
            INSERT INTO mdt_referral_person (referral_id, person_id)
            SELECT DISTINCT @referralId, p.person_id FROM mdt_referral r JOIN mdt_referral_person p ON p.referral_id = r.id WHERE r.case_id = @CaseId AND r.status NOT IN ('Declined', 'Withdrawn')
            """, new { referralId, asked.CaseId }, ct);
        await history.Add(Subject.Referral, referralId, null, nameof(ReferralStatus.Accepted), $"Came with a case from {asked.Team}", ct);
        foreach (var waits in await db.Query<Guid>("SELECT id FROM mdt_referral WHERE case_id = @CaseId AND status IN ('Accepted', 'Listed') ORDER BY submitted_at, id", asked, ct))
        {
            await db.Execute("""
                UPDATE mdt_referral SET status = 'Accepted', mdt_id = @ToMdtId, case_id = @toCaseId, version = version + 1 WHERE id = @waits
                """, new { waits, asked.ToMdtId, toCaseId }, ct);
            await history.Add(Subject.Referral, waits, nameof(ReferralStatus.Accepted), nameof(ReferralStatus.Accepted), $"Went with the case to {asked.ToTeam}", ct);
        }
    }

    /// <summary>Actions that are not done go along: they stay with their owners, and the new case shows them.</summary>
    internal async Task CarryActions(Guid toCaseId, Transfers.Standing asked, CancellationToken ct)
    {
        var carried = await db.Execute("""
            UPDATE mdt_action SET case_id = @toCaseId, version = version + 1 WHERE case_id = @CaseId AND done_at IS NULL AND cancelled_at IS NULL
            """, new { toCaseId, asked.CaseId }, ct);
        if (carried == 0) return;
        foreach (var id in new[] { asked.CaseId, toCaseId })
            await history.Add(Subject.Case, id, nameof(CaseStatus.Open), nameof(CaseNote.ActionsCarriedOver), carried == 1 ? "1 action" : $"{carried} actions", ct);
    }
}

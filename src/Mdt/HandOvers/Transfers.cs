using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>A case is offered to another team and stays where it is until that team has accepted. One offer of a case waits at a time.</summary>
internal sealed class Transfers(Db db, CaseStates states, TeamDesk desk, History history, CurrentUser user, IOutbox outbox, TimeProvider clock)
{
    internal sealed record Standing(
        Guid Id, Guid CaseId, Guid HouseholdId, Guid LeadUserId, Guid MdtId, string Team, Guid ToMdtId, string ToTeam, TransferWhy WhyCode, Guid? OfferedBy,
        DateTimeOffset OfferedAt, string HandoverNote, DateOnly AnswerDueOn, DateTimeOffset? EndedAt, TransferOutcome? Outcome, string? EndedReason, Guid? ToCaseId);

    internal async Task<Standing> Find(Guid transferId, CancellationToken ct) => await db.Find<Standing>("""
        SELECT t.id, t.case_id, c.household_id, c.lead_user_id, c.mdt_id, g.name AS team, t.to_mdt_id, r.name AS to_team, t.why_code, t.offered_by,
               t.offered_at, t.handover_note, t.answer_due_on, t.ended_at, t.outcome, t.ended_reason, t.to_case_id
        FROM mdt_transfer t JOIN mdt_case c ON c.id = t.case_id JOIN mdt_team g ON g.id = c.mdt_id JOIN mdt_team r ON r.id = t.to_mdt_id WHERE t.id = @transferId
        """, new { transferId }, ct) ?? throw new NotFound("The transfer");

    /// <summary>The last one of a case, answered or not.</summary>
    internal async Task<Standing?> Last(Guid caseId, CancellationToken ct) =>
        await db.Query<Guid>("SELECT id FROM mdt_transfer WHERE case_id = @caseId ORDER BY offered_at DESC, id DESC", new { caseId }, ct) is [var last, ..] ? await Find(last, ct) : null;

    internal async Task<Standing?> Waiting(Guid caseId, CancellationToken ct) =>
        await db.Query<Guid>("SELECT id FROM mdt_transfer WHERE case_id = @caseId AND ended_at IS NULL", new { caseId }, ct) is [var one] ? await Find(one, ct) : null;

    /// <summary>Asks another team.</summary>
    internal async Task Begin(Guid transferId, Guid caseId, Guid toMdtId, TransferWhy why, string note, Guid? decisionId, CancellationToken ct)
    {
        var state = await states.Of(caseId, ct);
        CaseMachine.Check(state, CaseState.Transferring);
        await db.Execute("""
            INSERT INTO mdt_transfer (id, case_id, to_mdt_id, why_code, decision_id, offered_by, offered_at, handover_note, answer_due_on)
            VALUES (@transferId, @caseId, @toMdtId, @why, @decisionId, @by, @now, @note, @due)
            """, new { transferId, caseId, toMdtId, why, decisionId, by = user.Id, now = clock.Now(), note, due = await desk.AnswerDue(ct) }, ct);
        await EndSuggestions(caseId, ct);
        var begun = await Find(transferId, ct);
        await history.Add(Subject.Case, caseId, state.ToString(), nameof(CaseState.Transferring), begun.ToTeam, ct);
        var asked = await desk.Of(toMdtId, begun.HouseholdId, ct);
        // The name of the family and no more, until they accept.
        foreach (var one in asked)
            await outbox.Add(new MdtInvolvementBegan(Case.LeadInvolvement(transferId, one), begun.HouseholdId, null, null, one, "invited", clock.Today(), Shown: false), ct);
        await desk.Tell(MdtNoticeKind.TransferOffered, caseId, begun.HouseholdId, [asked is [var first, ..] ? first : null], ct);
    }

    /// <summary>The offer is over; where it was not accepted the case is its own team's again, as it stood.</summary>
    internal async Task End(Standing transfer, TransferOutcome outcome, string? reason, Guid? toCaseId, CancellationToken ct)
    {
        if (await db.Execute("""
            UPDATE mdt_transfer SET ended_at = @now, ended_by = @by, outcome = @outcome, ended_reason = @reason, to_case_id = @toCaseId WHERE id = @Id AND ended_at IS NULL
            """, new { transfer.Id, now = clock.Now(), by = user.Id, outcome, reason, toCaseId }, ct) == 0) throw HandOver.SomebodyWasFirst();
        foreach (var one in await Asked(transfer, ct))
            await outbox.Add(new MdtInvolvementEnded(Case.LeadInvolvement(transfer.Id, one), transfer.HouseholdId, clock.Today()), ct);
        if (outcome != TransferOutcome.Accepted)
            await history.Add(Subject.Case, transfer.CaseId, nameof(CaseState.Transferring), (await states.Of(transfer.CaseId, ct)).ToString(), Says(transfer, outcome, reason), ct);
    }

    /// <summary>The case is over, or another team is asked: who was asked before is not any more.</summary>
    internal async Task WithdrawWaiting(Guid caseId, CancellationToken ct)
    {
        if (await Waiting(caseId, ct) is { } waiting) await End(waiting, TransferOutcome.Withdrawn, null, null, ct);
    }

    internal Task EndSuggestions(Guid caseId, CancellationToken ct) =>
        db.Execute("UPDATE mdt_transfer_suggestion SET ended_at = @now WHERE case_id = @caseId AND ended_at IS NULL", new { caseId, now = clock.Now() }, ct);

    /// <summary>Whoever may have been asked, also those who have left the team since.</summary>
    private Task<IReadOnlyList<Guid>> Asked(Standing transfer, CancellationToken ct) => db.Query<Guid>("""
        SELECT DISTINCT user_id FROM mdt_member WHERE mdt_id = @ToMdtId AND duty IN ('coordinator', 'chair', 'deputy') AND joined_on <= @on AND (left_on IS NULL OR left_on >= @on) ORDER BY user_id
        """, new { transfer.ToMdtId, on = transfer.OfferedAt.LondonDay() }, ct);

    private static string Says(Standing transfer, TransferOutcome outcome, string? reason) =>
        outcome == TransferOutcome.Withdrawn ? $"{transfer.ToTeam} is not asked any more" : $"{transfer.ToTeam} declined: {reason}";
}

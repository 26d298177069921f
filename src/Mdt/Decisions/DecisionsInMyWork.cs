using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>Decisions that wait for a worker, for the one list: a yes or no in writing; for who chairs, one that somebody said no to; for who coordinates, a proposal in silence.</summary>
internal sealed class DecisionsInMyWork(Db db, ISend send, ActionTexts texts, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    private sealed record Row(Guid Id, Guid CaseId, Guid? ReferralId, Guid MdtId, MdtDecisionCode Code, string Duty, int Mine, int Refused, DateOnly? SilentSince);

    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.AnswerDecision)) return [];
        var rows = await db.Query<Row>("""
            SELECT d.id, d.case_id, i.referral_id, m.mdt_id, d.code, p.duty,
                   CASE WHEN d.confirmed_at IS NULL AND EXISTS (SELECT 1 FROM mdt_decision_missing x WHERE x.decision_id = d.id AND x.profession = p.profession)
                        AND NOT EXISTS (SELECT 1 FROM mdt_decision_answer a WHERE a.decision_id = d.id AND a.user_id = p.user_id) THEN 1 ELSE 0 END AS mine,
                   CASE WHEN d.confirmed_at IS NULL AND EXISTS (SELECT 1 FROM mdt_decision_answer a WHERE a.decision_id = d.id AND a.agrees = 0) THEN 1 ELSE 0 END AS refused,
                   CASE WHEN o.expired_at IS NOT NULL AND o.outcome IS NULL THEN o.answer_due_on ELSE NULL END AS silent_since
            FROM mdt_member p JOIN mdt_meeting m ON m.mdt_id = p.mdt_id JOIN mdt_item i ON i.meeting_id = m.id JOIN mdt_decision d ON d.item_id = i.id
                 LEFT JOIN mdt_proposal o ON o.decision_id = d.id
            WHERE p.user_id = @UserId AND p.left_on IS NULL AND d.removed_at IS NULL AND d.withdrawn_at IS NULL AND i.status = 'Discussed'
              AND ((d.provisional = 1 AND d.confirmed_at IS NULL) OR (o.expired_at IS NOT NULL AND o.outcome IS NULL))
            ORDER BY d.made_at, d.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { question.UserId, GatherMyWork.Most }, ct);
        if (rows.Count == 0) return [];
        var barred = await Conflicts.Of(db, user.Id, ct);
        var writes = await DecisionSteps.InWriting(send, ct);
        var leftOut = await texts.LeftOut(rows.Select(r => (r.CaseId, r.MdtId)), ct);
        return [.. rows.Where(r => !barred.Contains(r.CaseId)).SelectMany(r => Parts(r, writes, leftOut(r.CaseId, r.ReferralId, r.MdtId)))];
    }

    private static IEnumerable<GatherMyWork.Part> Parts(Row row, bool writes, bool leftOut)
    {
        GatherMyWork.Part Of(string what, DateOnly? due) => new("Case meetings", DecisionStates.Shown(row.Code, leftOut) is { } code ? $"{what}: {Decision.InWords(code).ToLowerInvariant()}" : what, due, $"/mdt/decisions/{row.Id}", WorkPriority.Medium);
        if (writes && row.Mine == 1) yield return Of("Say yes or no to a provisional decision", null);
        if (row is { Refused: 1, Duty: Teams.Duties.Chair or Teams.Duties.Deputy }) yield return Of("Somebody said no: withdraw it or bring it to the next meeting", null);
        if (row.SilentSince is { } due && row.Duty == Teams.Duties.Coordinator) yield return Of("Nobody answered what the team proposed", due);
    }
}

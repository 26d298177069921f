using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>Referrals that wait for a worker, for the one list of what waits for them: of the team's coordinator what came in, of a referrer what the team asks.</summary>
internal sealed class AnswerGatherMyWork(Db db, ISend send, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    private const string Here = "Case meetings";

    private sealed record Sent(Guid Id, ReferralUrgency? Urgency, DateOnly? TriageDueOn, bool Answered);

    private sealed record Asked(Guid Id, ReferralUrgency? Urgency, DateTimeOffset AskedAt);

    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id) return [];
        var work = new List<GatherMyWork.Part>();
        if (user.May(Permissions.Triage))
            foreach (var r in await ToTriage(ct))
                work.Add(new(Here, r.Answered ? "Look at an answer to your team's question" : "Look at a family that your team is asked to talk about", r.TriageDueOn, $"/mdt/referrals/{r.Id}", Priority(r.Urgency)));
        if (user.May(Permissions.Refer))
            foreach (var r in await ToAnswer(ct))
                work.Add(new(Here, "Answer a team's question", await send.Ask(new AddWorkingDays(r.AskedAt.LondonDay(), Referral.AnswerWithin), ct), $"/mdt/referrals/{r.Id}/answer", Priority(r.Urgency)));
        return [.. work.OrderBy(w => w.Due).Take(GatherMyWork.Most)];
    }

    /// <summary>The coordinator's; the chair's, then a deputy's, where nobody before them is there without a conflict of interest.</summary>
    private Task<IReadOnlyList<Sent>> ToTriage(CancellationToken ct) => db.Query<Sent>("""
        WITH runs AS (
            SELECT m.mdt_id, m.user_id, CASE m.duty WHEN 'coordinator' THEN 0 WHEN 'chair' THEN 1 ELSE 2 END AS place
            FROM mdt_member m WHERE m.left_on IS NULL AND m.duty IN ('coordinator', 'chair', 'deputy')
        ), barred AS (
            SELECT DISTINCT r.id, c.user_id
            FROM mdt_referral r JOIN mdt_case k ON (k.household_id = r.household_id OR k.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = r.household_id))
                 JOIN mdt_item i ON i.case_id = k.id JOIN mdt_conflict c ON c.item_id = i.id
            WHERE r.status = 'Submitted'
        )
        SELECT r.id, r.urgency, r.triage_due_on, CASE WHEN r.answer IS NULL THEN 0 ELSE 1 END AS answered
        FROM mdt_referral r JOIN runs me ON me.mdt_id = r.mdt_id AND me.user_id = @me
        WHERE r.status = 'Submitted'
          AND NOT EXISTS (SELECT 1 FROM barred b WHERE b.id = r.id AND b.user_id = me.user_id)
          AND NOT EXISTS (SELECT 1 FROM runs f WHERE f.mdt_id = r.mdt_id AND f.place < me.place
                          AND NOT EXISTS (SELECT 1 FROM barred b WHERE b.id = r.id AND b.user_id = f.user_id))
        ORDER BY r.triage_due_on, r.id
        OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY
        """, new { me = user.Id }, ct);

    private Task<IReadOnlyList<Asked>> ToAnswer(CancellationToken ct) => db.Query<Asked>("""
        SELECT r.id, r.urgency, (SELECT MAX(s.at) FROM mdt_step s WHERE s.subject_id = r.id AND s.to_status = 'ReturnedForInfo') AS asked_at
        FROM mdt_referral r
        WHERE r.status = 'ReturnedForInfo' AND r.raised_by = @me
          AND EXISTS (SELECT 1 FROM mdt_step s WHERE s.subject_id = r.id AND s.to_status = 'ReturnedForInfo')
          AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_item i ON i.case_id = k.id JOIN mdt_conflict x ON x.item_id = i.id WHERE (k.household_id = r.household_id OR k.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = r.household_id)) AND x.user_id = @me)
        ORDER BY asked_at, r.id
        OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY
        """, new { me = user.Id }, ct);

    private static WorkPriority Priority(ReferralUrgency? urgency) => urgency switch
    {
        ReferralUrgency.Urgent => WorkPriority.Urgent,
        ReferralUrgency.Soon => WorkPriority.Medium,
        _ => WorkPriority.None,
    };
}

using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Actions;

/// <summary>Actions of others that were passed on to the user since they are overdue for long: as long as they are open, their day stands and they are still that owner's; to a chair, as long as they are in the team.</summary>
internal sealed class EscalatedToUser(Db db, CurrentUser user)
{
    internal sealed record Row(
        Guid Id, Guid CaseId, Guid? ReferralId, Guid MdtId, string Team, Guid HouseholdId, string Text, Guid OwnerUserId, Guid? OwnerOrganisationId, DateOnly DueOn, EscalationStage Stage, DateTimeOffset ToldAt);

    /// <summary>Each action once, the longest overdue first; none of a family that the user declared a conflict with.</summary>
    internal async Task<IReadOnlyList<Row>> Rows(CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT a.id, a.case_id, CASE WHEN i.case_id = a.case_id THEN i.referral_id ELSE NULL END AS referral_id, c.mdt_id, t.name AS team, c.household_id, a.text, a.owner_user_id, a.owner_organisation_id, a.due_on, e.stage, e.told_at
            FROM mdt_action_escalation e JOIN mdt_action a ON a.id = e.action_id JOIN mdt_case c ON c.id = a.case_id JOIN mdt_team t ON t.id = c.mdt_id
                 LEFT JOIN mdt_item i ON i.id = a.item_id
            WHERE e.to_user_id = @me AND e.due_on = a.due_on AND a.done_at IS NULL AND a.cancelled_at IS NULL
              AND (e.stage <> 'Chair' OR EXISTS (SELECT 1 FROM mdt_member p WHERE p.mdt_id = c.mdt_id AND p.user_id = @me AND p.left_on IS NULL))
              AND (e.stage <> 'Manager' OR NOT EXISTS (
                SELECT 1 FROM mdt_step s WHERE s.subject_id = a.id AND s.subject = 'Action' AND s.to_status IN ('Reassigned', 'HandedBack', 'HandedOn') AND s.id > e.id))
            ORDER BY a.due_on, a.id, e.told_at DESC, e.stage
            """, new { me = user.Id }, ct);
        var barred = await Conflicts.Of(db, user.Id, ct);
        return [.. rows.Where(r => !barred.Contains(r.CaseId)).DistinctBy(r => r.Id)];
    }
}

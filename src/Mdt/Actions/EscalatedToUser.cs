using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Actions;

/// <summary>Actions of others that were passed on to the user since they are overdue for long: as long as they are open and their day stands.</summary>
internal sealed class EscalatedToUser(Db db, CurrentUser user)
{
    internal sealed record Row(
        Guid Id, Guid CaseId, Guid? ReferralId, Guid MdtId, string Team, Guid HouseholdId, string Text, Guid OwnerUserId, Guid? OwnerOrganisationId, DateOnly DueOn, EscalationStage Stage, DateTimeOffset ToldAt);

    /// <summary>Each action once, the longest overdue first; none of a family that the user declared a conflict with.</summary>
    internal async Task<IReadOnlyList<Row>> Rows(CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT a.id, a.case_id, i.referral_id, c.mdt_id, t.name AS team, c.household_id, a.text, a.owner_user_id, a.owner_organisation_id, a.due_on, e.stage, e.told_at
            FROM mdt_action_escalation e JOIN mdt_action a ON a.id = e.action_id JOIN mdt_case c ON c.id = a.case_id JOIN mdt_team t ON t.id = c.mdt_id
                 LEFT JOIN mdt_item i ON i.id = a.item_id
            WHERE e.to_user_id = @me AND e.due_on = a.due_on AND a.done_at IS NULL AND a.cancelled_at IS NULL
            ORDER BY a.due_on, a.id, e.told_at DESC, e.stage
            """, new { me = user.Id }, ct);
        var barred = await Conflicts.Of(db, user.Id, ct);
        return [.. rows.Where(r => !barred.Contains(r.CaseId)).DistinctBy(r => r.Id)];
    }
}

using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Actions;

/// <summary>What the user owes: their own actions, and those of their organisation where they were invited; without families that they declared a conflict with.</summary>
internal sealed class OwedByUser(Db db, ActionTexts texts, CurrentUser user, TimeProvider clock)
{
    private const int Most = 200;

    internal sealed record Row(
        Guid Id, Guid CaseId, Guid? ReferralId, Guid HouseholdId, string Text, DateOnly DueOn, Guid? OwnerOrganisationId, DateOnly? AskedDueOn, string? HandedBackReason, DateTimeOffset? DoneAt,
        string? Evidence, int Version);

    /// <summary>Those that are open, by their day, and those that were done since then.</summary>
    internal async Task<IReadOnlyList<Row>> Since(DateTimeOffset since, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT a.id, a.case_id, CASE WHEN i.case_id = a.case_id THEN i.referral_id ELSE NULL END AS referral_id, c.household_id, a.text, a.due_on, a.owner_organisation_id, a.asked_due_on, a.handed_back_reason, a.done_at, a.evidence, a.version
            FROM mdt_action a JOIN mdt_case c ON c.id = a.case_id LEFT JOIN mdt_item i ON i.id = a.item_id
            WHERE a.cancelled_at IS NULL AND (a.done_at IS NULL OR a.done_at > @since) AND (i.id IS NULL OR i.status = 'Discussed')
              AND (a.owner_user_id = @me OR (a.owner_organisation_id = @mine
                   AND EXISTS (SELECT 1 FROM mdt_invitation v WHERE v.item_id = a.item_id AND v.user_id = @me AND v.withdrawn_at IS NULL)))
            ORDER BY CASE WHEN a.done_at IS NULL THEN 0 ELSE 1 END, a.due_on, a.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { me = user.Id, mine = user.OrganisationId, since, Most }, ct);
        var barred = await Conflicts.Of(db, user.Id, ct);
        var mine = rows.Where(r => !barred.Contains(r.CaseId)).ToList();
        var text = await texts.ForOwner(mine.Select(r => r.CaseId), ct);
        return [.. mine.Select(r => r with { Text = text(r.CaseId, r.ReferralId, r.Text) })];
    }

    /// <summary>Those that are open.</summary>
    internal async Task<IReadOnlyList<Row>> Open(CancellationToken ct) => [.. (await Since(clock.Now(), ct)).Where(r => r.DoneAt is null)];
}

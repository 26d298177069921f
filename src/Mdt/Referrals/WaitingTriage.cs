using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>On the first page of a coordinator or chair: how many referrals wait for their teams, and by when the first is looked at.</summary>
internal sealed class WaitingTriage(Db db, CurrentUser user) : IWaiting
{
    public string Path => "/mdt/referrals/inbox";

    private sealed record Kept(ReferralUrgency Urgency, DateOnly TriageDueOn);

    public async Task<string?> Says(CancellationToken ct)
    {
        var limit = Limit.Of(user, Permissions.Triage);
        var waiting = await db.Query<Kept>("""
            SELECT r.urgency, r.triage_due_on FROM mdt_referral r
            WHERE r.status = 'Submitted'
              AND (@Everywhere = 1 OR r.mdt_id IN @Scopes
                   OR EXISTS (SELECT 1 FROM mdt_team_neighbourhood n WHERE n.mdt_id = r.mdt_id AND n.neighbourhood_id IN @Scopes))
              AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_item i ON i.case_id = k.id JOIN mdt_conflict x ON x.item_id = i.id WHERE (k.household_id = r.household_id OR k.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = r.household_id)) AND x.user_id = @me)
            ORDER BY r.triage_due_on
            """, new { limit.Everywhere, limit.Scopes, me = user.Id }, ct);
        if (waiting.Count == 0) return null;
        var urgent = waiting.Count(r => r.Urgency == ReferralUrgency.Urgent);
        return $"{waiting.Count} waiting{(urgent > 0 ? $", {urgent} urgent" : "")}. Look at the first by {waiting[0].TriageDueOn.InWords()}.";
    }
}

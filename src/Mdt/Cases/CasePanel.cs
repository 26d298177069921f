using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Cases;

/// <summary>On a household's card: the open cases and waiting referrals of the viewer's teams.</summary>
internal sealed class CasePanel(Db db, AliasCopy aliases, CaseStates states, ISend send, CurrentUser user, TimeProvider clock) : IPanel
{
    public string Permission => Permissions.ViewCase;

    public int Order => 50;

    public string Partial => "/Mdt/Cases/CasePanel.cshtml";

    public bool InPack => true;

    /// <param name="Doubled">The records of two families were joined, and a case of each is open in one team.</param>
    internal sealed record Shown(IReadOnlyList<Open> Cases, IReadOnlyList<Waiting> Referrals, bool Doubled);

    internal sealed record Open(Guid Id, string Team, string Lead, DateOnly NextReviewOn, bool Overdue, CaseState State);

    internal sealed record Waiting(Guid Id, string Team, ReferralStatus Status, ReferralUrgency Urgency);

    private sealed record Kept(Guid Id, string Team, Guid LeadUserId, DateOnly NextReviewOn);

    public async Task<object?> For(Guid householdId, CancellationToken ct)
    {
        var limit = Limit.OfCases(user);
        var ids = await aliases.AllOf(householdId, ct);
        var args = new { ids, limit.Everywhere, limit.Scopes, me = user.Id };
        var cases = await db.Query<Kept>("""
            SELECT c.id, t.name AS team, c.lead_user_id, c.next_review_on FROM mdt_case c JOIN mdt_team t ON t.id = c.mdt_id
            WHERE c.household_id IN @ids AND c.closed_on IS NULL AND (@Everywhere = 1 OR c.mdt_id IN @Scopes OR c.lead_user_id IN @Scopes)
              AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_item i ON i.case_id = k.id JOIN mdt_conflict x ON x.item_id = i.id WHERE (k.household_id = c.household_id OR k.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = c.household_id)) AND x.user_id = @me)
            ORDER BY c.opened_on, c.id
            """, args, ct);
        var referrals = await db.Query<Waiting>("""
            SELECT r.id, t.name AS team, r.status, r.urgency FROM mdt_referral r JOIN mdt_team t ON t.id = r.mdt_id
            WHERE r.household_id IN @ids AND r.status IN ('Submitted', 'ReturnedForInfo', 'Accepted', 'Listed')
              AND (@Everywhere = 1 OR r.mdt_id IN @Scopes OR r.raised_by IN @Scopes)
              AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_item i ON i.case_id = k.id JOIN mdt_conflict x ON x.item_id = i.id WHERE (k.household_id = r.household_id OR k.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = r.household_id)) AND x.user_id = @me)
            ORDER BY r.submitted_at, r.id
            """, args, ct);
        var names = await send.Names(cases.Select(c => (Guid?)c.LeadUserId), ct);
        var stands = await states.Of([.. cases.Select(c => c.Id)], ct);
        return new Shown(
            [.. cases.Select(c => new Open(c.Id, c.Team, names(c.LeadUserId), c.NextReviewOn, Case.IsOverdue(c.NextReviewOn, clock.Today()), stands[c.Id]))], referrals,
            ids.Count > 1 && cases.GroupBy(c => c.Team, StringComparer.Ordinal).Any(g => g.Count() > 1));
    }
}

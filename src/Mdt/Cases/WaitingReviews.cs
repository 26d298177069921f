using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Cases;

/// <summary>On the first page: how many cases of the person's teams are past their day of review; for a coordinator or chair also how many have no lead any more.</summary>
internal sealed class WaitingReviews(Db db, ISend send, CurrentUser user, TimeProvider clock) : IWaiting
{
    public string Path => "/mdt/cases";

    public async Task<string?> Says(CancellationToken ct)
    {
        var limit = Limit.OfCases(user);
        var overdue = await db.Find<int>("""
            SELECT COUNT(*) FROM mdt_case c
            WHERE c.closed_on IS NULL AND c.next_review_on < @today AND (@Everywhere = 1 OR c.mdt_id IN @Scopes OR c.lead_user_id IN @Scopes)
              AND NOT EXISTS (SELECT 1 FROM mdt_item i JOIN mdt_conflict x ON x.item_id = i.id WHERE i.case_id = c.id AND x.user_id = @me)
            """, new { today = clock.Today(), limit.Everywhere, limit.Scopes, me = user.Id }, ct);
        var alone = await WithoutLead(ct);
        return (overdue, alone) switch
        {
            (0, 0) => null,
            (_, 0) => $"{overdue} overdue for review.",
            (0, _) => $"{alone} without a lead practitioner.",
            _ => $"{overdue} overdue for review, {alone} without a lead practitioner.",
        };
    }

    private async Task<int> WithoutLead(CancellationToken ct)
    {
        if (!user.May(Permissions.Triage)) return 0;
        var limit = Limit.Of(user, Permissions.Triage);
        var leads = await db.Query<Led>("""
            SELECT c.lead_user_id, COUNT(*) AS cases FROM mdt_case c WHERE c.closed_on IS NULL AND (@Everywhere = 1 OR c.mdt_id IN @Scopes)
              AND NOT EXISTS (SELECT 1 FROM mdt_item i JOIN mdt_conflict x ON x.item_id = i.id WHERE i.case_id = c.id AND x.user_id = @me)
            GROUP BY c.lead_user_id
            """, new { limit.Everywhere, limit.Scopes, me = user.Id }, ct);
        var left = await send.Left(leads.Select(l => l.LeadUserId), ct);
        return leads.Where(l => left.Contains(l.LeadUserId)).Sum(l => l.Cases);
    }

    private sealed record Led(Guid LeadUserId, int Cases);
}

using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Cases;

/// <summary>On the first page: how many cases of the person's teams are past their day of review.</summary>
internal sealed class WaitingReviews(Db db, CurrentUser user, TimeProvider clock) : IWaiting
{
    public string Path => "/mdt/cases";

    public async Task<string?> Says(CancellationToken ct)
    {
        var limit = Limit.Of(user, Permissions.ViewCase);
        var overdue = await db.Find<int>("""
            SELECT COUNT(*) FROM mdt_case c
            WHERE c.closed_on IS NULL AND c.next_review_on < @today AND (@Everywhere = 1 OR c.mdt_id IN @Scopes OR c.lead_user_id IN @Scopes)
              AND NOT EXISTS (SELECT 1 FROM mdt_item i JOIN mdt_conflict x ON x.item_id = i.id WHERE i.case_id = c.id AND x.user_id = @me)
            """, new { today = clock.Today(), limit.Everywhere, limit.Scopes, me = user.Id }, ct);
        return overdue == 0 ? null : $"{overdue} overdue for review.";
    }
}

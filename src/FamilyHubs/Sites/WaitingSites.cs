using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>Tells a hub manager what of their own places needs a look: sessions at a place that closes, funding that ends, a look that differs from the report.</summary>
internal sealed class WaitingSites(Db db, CurrentUser user, TimeProvider clock) : IWaiting
{
    /// <summary>How long before its end funding is looked at.</summary>
    internal const int FundingDays = 90;

    private sealed record Row(int Sessions, int Funding, int Differ);

    public string Path => "/familyhubs/sites";

    public async Task<string?> Says(CancellationToken ct)
    {
        if (!user.May(Permissions.ManageSites)) return null;
        var today = clock.Today();
        var mine = user.ScopesFor(Permissions.ManageSites) is { } scopes
            ? await db.Query<Guid>("SELECT id FROM familyhubs_site WHERE id IN @scopes UNION SELECT id FROM familyhubs_site WHERE neighbourhood_id IN @scopes UNION SELECT id FROM familyhubs_site WHERE added_by IN @scopes", new { scopes = scopes.ToList() }, ct)
            : await db.Query<Guid>("SELECT id FROM familyhubs_site", ct: ct);
        if (mine.Count == 0) return null;
        var row = (await db.Query<Row>("""
            SELECT
                (SELECT COUNT(*) FROM familyhubs_session s JOIN familyhubs_site t ON t.id = s.site_id WHERE t.id IN @mine AND s.day >= t.closed_on AND s.day >= @today AND s.status IN ('Planned', 'Open', 'Running')) AS sessions,
                (SELECT COUNT(*) FROM familyhubs_site_funding f JOIN familyhubs_site t ON t.id = f.site_id WHERE t.id IN @mine AND t.closed_on IS NULL AND f.to_on >= @today AND f.to_on <= @soon) AS funding,
                (SELECT COUNT(*) FROM familyhubs_site_check c JOIN familyhubs_site t ON t.id = c.site_id WHERE t.id IN @mine AND t.closed_on IS NULL AND c.observed_status <> c.reported_status AND NOT EXISTS
                    (SELECT 1 FROM familyhubs_site_check n WHERE n.site_id = c.site_id AND (n.observed_on > c.observed_on OR (n.observed_on = c.observed_on AND n.id > c.id)))) AS differ
            """, new { mine = mine.Take(1000).ToList(), today, soon = today.AddDays(FundingDays) }, ct)).Single();
        List<string> says = [];
        if (row.Sessions > 0) says.Add(row.Sessions == 1 ? "1 session is still planned at a place that is closed by then." : $"{row.Sessions} sessions are still planned at places that are closed by then.");
        if (row.Funding > 0) says.Add(row.Funding == 1 ? $"1 strand of funding ends within {FundingDays} days." : $"{row.Funding} strands of funding end within {FundingDays} days.");
        if (row.Differ > 0) says.Add(row.Differ == 1 ? "1 place is not as it was reported." : $"{row.Differ} places are not as they were reported.");
        return says.Count == 0 ? null : string.Join(" ", says);
    }
}

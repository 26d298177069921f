using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>Names of sites: one name is one open place.</summary>
internal static class SiteNames
{
    /// <exception cref="Refused">Another place that is open has the name.</exception>
    internal static async Task CheckFree(Db db, Guid siteId, string name, CancellationToken ct)
    {
        if (await db.Find<int>("""
            SELECT COUNT(*) FROM familyhubs_site WHERE folded_name = @folded AND closed_on IS NULL AND id <> @siteId
            """, new { folded = Folded.Text(name), siteId }, ct) > 0)
            throw new Refused("Name", "There is a place of this name already: say which one this is, for example by its street");
    }
}

/// <inheritdoc cref="GetSites"/>
internal sealed class AnswerGetSites(Db db) : IQueryHandler<GetSites, IReadOnlyList<GetSites.Site>>
{
    public async Task<IReadOnlyList<GetSites.Site>> Handle(GetSites query, CancellationToken ct)
    {
        var sites = await db.Query<GetSites.Site>("SELECT id AS site_id, name, opened_on, closed_on FROM familyhubs_site ORDER BY folded_name, id", ct: ct);
        return query.SiteIds is null ? sites : [.. sites.Where(s => query.SiteIds.Contains(s.SiteId))];
    }
}

using Neighbourhood.Areas.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <inheritdoc cref="GetSitesNear"/>
internal sealed class AnswerGetSitesNear(Db db, ISend send) : IQueryHandler<GetSitesNear, IReadOnlyList<GetSitesNear.Site>>
{
    private sealed record Row(Guid Id, string Name, SiteKind Kind, string? AddressLine, string? Postcode, Guid? LocalityId, string? Locality, Guid? NeighbourhoodId);

    public async Task<IReadOnlyList<GetSitesNear.Site>> Handle(GetSitesNear query, CancellationToken ct)
    {
        var open = await db.Query<Row>("""
            SELECT id, name, kind, address_line, postcode, locality_id, locality, neighbourhood_id FROM familyhubs_site
            WHERE opened_on <= @On AND (closed_on IS NULL OR closed_on > @On) ORDER BY folded_name, id
            """, new { query.On }, ct);
        var home = string.IsNullOrWhiteSpace(query.Postcode) ? GetAreaOf.Area.Unknown : await send.Ask(new GetAreaOf(query.Postcode, query.On), ct);
        var serving = home.NeighbourhoodId is null || open.Count == 0
            ? []
            : (await send.Ask(new GetNeighbourhoodsOfHub([.. open.Select(s => s.Id)], query.On), ct)).Where(l => l.NeighbourhoodId == home.NeighbourhoodId).Select(l => l.SiteId).ToHashSet();
        return [.. open.Select(site => new GetSitesNear.Site(
            site.Id, site.Name, Kind(site.Kind), site.Locality, site.AddressLine is null ? null : $"{site.AddressLine} {site.Postcode}".Trim(), Nearness(site, home, serving))).OrderBy(site => site.Nearness)];
    }

    private static int Nearness(Row site, GetAreaOf.Area home, HashSet<Guid> serving) =>
        home.LocalityId is { } locality && site.LocalityId == locality ? 0
        : (home.NeighbourhoodId is { } neighbourhood && site.NeighbourhoodId == neighbourhood) || serving.Contains(site.Id) ? 1
        : 2;

    private static string Kind(SiteKind kind) => kind switch
    {
        SiteKind.FamilyHub => "hub",
        SiteKind.OutreachPoint => "outreach",
        _ => "virtual",
    };
}

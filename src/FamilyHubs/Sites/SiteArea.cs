using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>Where a site lies, with the version of the areas that said so; null is unknown, and is kept as such.</summary>
internal sealed record SiteArea(Guid? LocalityId, string? Locality, Guid? NeighbourhoodId, Guid? AreaVersionId)
{
    /// <summary>For a setting that an area may have its own way; null where it is not known.</summary>
    internal static async Task<Guid?> NeighbourhoodOf(Db db, Guid siteId, CancellationToken ct) =>
        await db.Query<Guid>("SELECT neighbourhood_id FROM familyhubs_site WHERE id = @siteId AND neighbourhood_id IS NOT NULL", new { siteId }, ct) is [var area] ? area : null;

    internal static async Task<SiteArea> Of(ISend send, string? postcode, DateOnly on, CancellationToken ct)
    {
        if (postcode is null) return new(null, null, null, null);
        var area = await send.Ask(new GetAreaOf(postcode, on), ct);
        return new(area.LocalityId, area.Locality, area.NeighbourhoodId, area.VersionId);
    }
}

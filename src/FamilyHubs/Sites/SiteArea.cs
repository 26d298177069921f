using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>Where a site lies, with the version of the areas that said so; null is unknown, and is kept as such.</summary>
internal sealed record SiteArea(Guid? LocalityId, string? Locality, Guid? NeighbourhoodId, Guid? AreaVersionId)
{
    internal static async Task<SiteArea> Of(ISend send, string? postcode, DateOnly on, CancellationToken ct)
    {
        if (postcode is null) return new(null, null, null, null);
        var area = await send.Ask(new GetAreaOf(postcode, on), ct);
        return new(area.LocalityId, area.Locality, area.NeighbourhoodId, area.VersionId);
    }
}

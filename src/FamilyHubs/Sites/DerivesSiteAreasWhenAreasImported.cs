using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>New areas came into force: where each place lies is read again; what an attendance copied stays.</summary>
internal sealed class DerivesSiteAreasWhenAreasImported(Db db, ISend send, TimeProvider clock) : IWhen<AreasImported>
{
    private sealed record Row(Guid Id, string Postcode);

    public async Task Handle(AreasImported happened, CancellationToken ct)
    {
        foreach (var site in await db.Query<Row>("SELECT id, postcode FROM familyhubs_site WHERE postcode IS NOT NULL", ct: ct))
        {
            var area = await SiteArea.Of(send, site.Postcode, clock.Today(), ct);
            await db.Execute("""
                UPDATE familyhubs_site SET locality_id = @LocalityId, locality = @Locality, neighbourhood_id = @NeighbourhoodId, area_version_id = @AreaVersionId WHERE id = @Id
                """, new { site.Id, area.LocalityId, area.Locality, area.NeighbourhoodId, area.AreaVersionId }, ct);
        }
    }
}

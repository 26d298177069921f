using Neighbourhood.Areas.Contracts;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class DerivesSiteAreasWhenAreasImportedTests : SiteTests
{
    [Fact]
    public async Task A_place_that_was_unknown_is_known_when_the_areas_know_it_and_unknown_again_when_they_do_not()
    {
        var id = await Add(Right());
        Assert.Null((await See(id)).Site.Locality);
        Know("QX1 1AA", "East");
        await World.Happened(new AreasImported(Version));
        await World.Deliver();
        var site = (await See(id)).Site;
        Assert.Equal(("East", (Guid?)Version, 1), (site.Locality, site.AreaVersionId, site.Version));

        Places.Clear();
        await World.Happened(new AreasImported(World.NewId()));
        await World.Deliver();
        Assert.Equal((null, null), await See(id) is { Site: var now } ? (now.Locality, now.NeighbourhoodId) : default);
    }
}

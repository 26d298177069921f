using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class ListSitesTests : SiteTests
{
    /// <summary>The shape of one real county: 11 hubs in four localities, 7 outreach points in 4 fire stations, 2 military bases and 1 school. Every name is made up.</summary>
    private static readonly (string Locality, string Postcode, string[] Hubs, (string Name, HostBuilding Building)[] Points)[] County =
    [
        ("Northmoor", "QX1 1AA", ["Alder Hub", "Beech Hub", "Cedar Hub"], [("Alderford fire station", HostBuilding.FireStation), ("Camp Merrow", HostBuilding.MilitaryBase)]),
        ("Eastwold", "QX2 1AA", ["Damson Hub", "Elder Hub", "Fir Hub"], [("Wold fire station", HostBuilding.FireStation), ("Camp Larkhope", HostBuilding.MilitaryBase)]),
        ("Southmere", "QX3 1AA", ["Gorse Hub", "Hazel Hub", "Ivy Hub"], [("Mere fire station", HostBuilding.FireStation), ("Mereside School", HostBuilding.School)]),
        ("Westcliff", "QX4 1AA", ["Juniper Hub", "Larch Hub"], [("Cliff fire station", HostBuilding.FireStation)]),
    ];

    [Fact]
    public async Task The_shape_of_one_real_county_fits()
    {
        foreach (var (locality, postcode, hubs, points) in County)
        {
            Know(postcode, locality);
            foreach (var hub in hubs) await Add(Right(hub) with { Kind = SiteKind.FamilyHub, HostBuilding = HostBuilding.PurposeBuilt, Postcode = postcode });
            foreach (var (name, building) in points) await Add(Right(name) with { HostBuilding = building, Postcode = postcode });
        }

        foreach (var (locality, _, hubs, points) in County)
        {
            var there = (await Worker.Ask(new ListSites.Query(Localities[locality].ToString()))).Sites;
            Assert.Equal([.. hubs.Concat(points.Select(p => p.Name)).Order(StringComparer.Ordinal)], there.Select(s => s.Name).Order(StringComparer.Ordinal));
            Assert.All(there, s => Assert.Equal(locality, s.Locality));
        }
        // The two hubs that every test begins with lie in no locality.
        var allHubs = (await Worker.Ask(new ListSites.Query(Kind: SiteKind.FamilyHub))).Sites;
        Assert.Equal((11, 2), (allHubs.Count(s => s.LocalityId is not null), allHubs.Count(s => s.LocalityId is null)));
        var outreach = (await Worker.Ask(new ListSites.Query(Kind: SiteKind.OutreachPoint))).Sites;
        Assert.Equal((7, 4, 2, 1), (outreach.Count, outreach.Count(s => s.HostBuilding == HostBuilding.FireStation), outreach.Count(s => s.HostBuilding == HostBuilding.MilitaryBase), outreach.Count(s => s.HostBuilding == HostBuilding.School)));
        var counts = (await Worker.Ask(new ListSites.Query())).Localities;
        Assert.Equal(["Eastwold 3 2", "Northmoor 3 2", "Southmere 3 2", "Westcliff 2 1", "Locality not known 2 0"], counts.Select(c => $"{c.Locality} {c.Hubs} {c.Outreach}"));
        Assert.Equal(2, (await Worker.Ask(new ListSites.Query("unknown"))).Sites.Count);
        Assert.Equal(["Camp Merrow"], (await Worker.Ask(new ListSites.Query(Localities["Northmoor"].ToString(), SiteKind.OutreachPoint))).Sites.Where(s => s.HostBuilding == HostBuilding.MilitaryBase).Select(s => s.Name));
    }

    [Fact]
    public async Task What_is_online_has_no_locality_and_is_not_one_that_is_unknown()
    {
        await Add(Right("Acorn online") with { Kind = SiteKind.Virtual });
        Assert.Equal("Acorn online", Assert.Single((await Worker.Ask(new ListSites.Query("online"))).Sites).Name);
        Assert.Equal(2, (await Worker.Ask(new ListSites.Query("unknown"))).Sites.Count);
    }

    [Fact]
    public async Task Whoever_works_with_families_sees_it_and_nobody_else()
    {
        Assert.Equal(2, (await World.As(Roles.Midwife).Ask(new ListSites.Query())).Sites.Count);
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListSites.Query()));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.PeerSupporter).Ask(new ListSites.Query()));
    }
}

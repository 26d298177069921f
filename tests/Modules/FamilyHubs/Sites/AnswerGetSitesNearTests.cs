using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Sites;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class AnswerGetSitesNearTests : SiteTests
{
    [Fact]
    public async Task The_locality_comes_first_then_the_neighbourhood_then_the_others()
    {
        var (north, south) = (World.NewId(), World.NewId());
        Know("QX1 1AA", "East", north);
        Know("QX2 1AA", "West", north);
        Know("QX3 1AA", "Far", south);
        await Add(Right("Zebra station") with { Postcode = "QX1 1AA" });
        await Add(Right("Yak station") with { Postcode = "QX2 1AA" });
        await Add(Right("Anteater station") with { Postcode = "QX3 1AA" });
        var linked = await Add(Right("Xerus station") with { Postcode = null });
        Served.Add(new(linked, north));
        var near = await Nobody.Ask(new GetSitesNear("qx11aa", Today));
        Assert.Equal(["Zebra station 0", "Xerus station 1", "Yak station 1", "Acorn Hub 2", "Anteater station 2", "Birch Hub 2"], near.Select(s => $"{s.Name} {s.Nearness}"));
        Assert.Equal(("outreach", "East", "3 Harbour Street QX1 1AA"), (near[0].Kind, near[0].Locality, near[0].Address));
    }

    [Fact]
    public async Task Without_a_postcode_that_is_known_they_come_by_name_and_those_that_are_closed_or_not_open_yet_are_left_out()
    {
        await Add(Right("Tomorrow station") with { OpenedOn = Today.AddDays(1) });
        await OtherManager.Send(new CloseSite.Command(OtherHub, Today, "Over", null, null, 1));
        foreach (var postcode in new[] { null, "", "nonsense", "ZZ9 9ZZ" }) Assert.Equal(["Acorn Hub"], (await Nobody.Ask(new GetSitesNear(postcode, Today))).Select(s => s.Name));
        Assert.Equal(["Acorn Hub", "Tomorrow station"], (await Nobody.Ask(new GetSitesNear(null, Today.AddDays(1)))).Select(s => s.Name));
        Assert.Equal(["Acorn Hub", "Birch Hub"], (await Nobody.Ask(new GetSitesNear(null, Today.AddDays(-1)))).Select(s => s.Name));
    }

    [Fact]
    public async Task Names_are_answered_for_those_that_are_closed_too()
    {
        await OtherManager.Send(new CloseSite.Command(OtherHub, Today, "Over", null, null, 1));
        Assert.Equal([new GetSites.Site(OtherHub, "Birch Hub", Today.AddYears(-2), Today)], await Nobody.Ask(new GetSites([OtherHub, World.NewId()])));
        Assert.Equal(2, (await Nobody.Ask(new GetSites())).Count);
    }
}

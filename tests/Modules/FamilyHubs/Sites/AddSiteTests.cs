using Neighbourhood.FamilyHubs;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class AddSiteTests : SiteTests
{
    [Fact]
    public async Task A_place_is_entered_with_the_area_of_its_postcode_and_the_version_that_said_so_and_others_hear_that_it_opened()
    {
        Know("QX1 1AA", "East");
        var id = await Add(Right());
        var site = (await See(id)).Site;
        Assert.Equal(("East", Sale, (Guid?)Version, "QX1 1AA", "bsl,lift"), (site.Locality, site.NeighbourhoodId!.Value, site.AreaVersionId, site.Postcode, string.Join(',', Codes.Read(site.Accessibility).Order())));
        Assert.Equal(new SiteOpened(id, new DateOnly(2026, 3, 1)), Assert.Single(World.Told));
        Assert.Equal(["Entered"], await StepsOf(id));
    }

    [Fact]
    public async Task A_postcode_that_is_not_known_is_kept_and_its_area_is_unknown()
    {
        var id = await Add(Right() with { Postcode = "ZZ9 9ZZ" });
        var site = (await See(id)).Site;
        Assert.Equal(("ZZ9 9ZZ", null, null), (site.Postcode, site.Locality, site.LocalityId));
        Assert.Contains(await Names("unknown"), name => name == site.Name);
    }

    private async Task<IReadOnlyList<string>> Names(string locality) => [.. (await Worker.Ask(new ListSites.Query(locality))).Sites.Select(s => s.Name)];

    [Fact]
    public async Task A_repeat_answers_as_the_first_and_other_content_under_the_same_id_is_a_conflict()
    {
        var id = World.NewId();
        Assert.Equal(id, await Add(Right(), id));
        Assert.Equal(id, await Add(Right(), id));
        Assert.Single(World.Told);
        await Assert.ThrowsAsync<Conflict>(() => Add(Right("Another name"), id));
    }

    [Fact]
    public async Task What_is_online_has_no_building_and_no_address()
    {
        var site = (await See(await Add(Right() with { Kind = SiteKind.Virtual, Link = "https://meet.example/hub" }))).Site;
        Assert.Equal((SiteKind.Virtual, null, null, null), (site.Kind, site.HostBuilding, site.AddressLine, site.Postcode));
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Kind")]
    [InlineData("HostBuilding")]
    [InlineData("AddressLine")]
    [InlineData("Link")]
    [InlineData("Accessibility")]
    [InlineData("OpenedOn")]
    [InlineData("Postcode")]
    public async Task What_is_missing_or_wrong_is_refused_by_name_and_nothing_is_kept(string input)
    {
        var wrong = input switch
        {
            "Name" => Right() with { Name = " " },
            "Kind" => Right() with { Kind = null },
            "HostBuilding" => Right() with { HostBuilding = null },
            "AddressLine" => Right() with { AddressLine = null },
            "Link" => Right() with { Link = "javascript:alert(1)" },
            "Accessibility" => Right() with { Accessibility = ["wings"] },
            "OpenedOn" => Right() with { OpenedOn = null },
            _ => Right() with { Postcode = "much too long for one" },
        };
        Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Add(wrong))).Input);
        Assert.Empty(World.Told);
        Assert.Equal(2, (await World.Sql<Guid>("SELECT id FROM familyhubs_site")).Count);
    }

    [Fact]
    public async Task Two_open_places_do_not_have_one_name() =>
        Assert.Equal("Name", (await Assert.ThrowsAsync<Refused>(() => Add(Right("ACORN hub")))).Input);

    [Fact]
    public async Task Whoever_entered_it_may_change_it_and_another_hubs_manager_finds_no_such_place()
    {
        var id = await Add(Right());
        await Manager.Ask(new EditSite.Query(id));
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Ask(new EditSite.Query(id)));
    }

    [Fact]
    public async Task A_hub_worker_enters_none() => await Assert.ThrowsAsync<Denied>(() => Worker.Send(new AddSite.Command(World.NewId(), Right())));
}

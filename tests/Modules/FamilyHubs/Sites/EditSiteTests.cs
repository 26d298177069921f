using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class EditSiteTests : SiteTests
{
    [Fact]
    public async Task A_new_postcode_brings_its_area_and_the_history_says_what_was_changed()
    {
        Know("QX1 1AA", "East");
        Know("QX2 1AA", "West");
        var id = await Add(Right());
        await Manager.Send(new EditSite.Command(id, Right() with { Postcode = "QX2 1AA", Telephone = "01632 960199" }, 1));
        var found = await See(id);
        Assert.Equal(("West", "01632 960199", 2), (found.Site.Locality, found.Site.Telephone, found.Site.Version));
        Assert.Equal("Postcode, Telephone", found.Steps[^1].Reason);
    }

    [Fact]
    public async Task A_second_press_does_nothing_twice_and_a_stale_page_is_a_conflict_that_shows_both()
    {
        var id = await Add(Right());
        var command = new EditSite.Command(id, Right() with { Telephone = "01632 960199" }, 1);
        await Manager.Send(command);
        await Manager.Send(command);
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Manager.Send(new EditSite.Command(id, Right() with { Telephone = "01632 960111" }, 1)));
        Assert.Equal(("01632 960199", "01632 960111"), (conflict.Stands["Telephone"], conflict.Sent["Telephone"]));
        Assert.Equal(2, (await See(id)).Site.Version);
    }

    [Fact]
    public async Task Another_opening_day_is_told_again()
    {
        var id = await Add(Right());
        await Manager.Send(new EditSite.Command(id, Right() with { OpenedOn = new DateOnly(2025, 9, 1) }, 1));
        Assert.Equal(new SiteOpened(id, new DateOnly(2025, 9, 1)), World.Told[^1]);
    }

    [Fact]
    public async Task The_name_of_another_open_place_is_refused()
    {
        var id = await Add(Right());
        Assert.Equal("Name", (await Assert.ThrowsAsync<Refused>(() => Manager.Send(new EditSite.Command(id, Right("Birch Hub"), 1)))).Input);
    }

    [Fact]
    public async Task A_manager_of_another_hub_finds_no_such_place_and_a_worker_may_not()
    {
        var id = await Add(Right());
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(new EditSite.Command(id, Right(), 1)));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(new EditSite.Command(id, Right(), 1)));
    }
}

using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.HubLinks;

/// <summary>What stops a link, lists it for a person, or ends it, without anybody pressing.</summary>
public sealed class StopsLinksTests : ArrangedLink
{
    [Fact]
    public async Task A_hold_stops_the_link_of_whom_it_is_about_also_under_another_id()
    {
        var link = await Linked(await Pregnant());
        var (_, other, _, _) = NewFamily();
        var another = await Linked(await Pregnant(other), person: other);
        var merged = World.NewId();
        await World.Arrange("INSERT INTO antenatal_alias (merged_id, kept_id) VALUES (@merged, @Mother)", new { merged, Mother });
        await World.Happened(new ContactHeld(World.NewId(), [merged], HoldKind.Pregnancy, Today));
        await World.Deliver();
        Assert.Equal(new HubLinkWithdrawn(link, "held"), Assert.Single(World.Told.OfType<HubLinkWithdrawn>()));
        Assert.Equal(LinkStatus.Asked, (await Standing(another)).Status);
    }

    [Fact]
    public async Task An_objection_stops_it_in_the_same_transaction()
    {
        var link = await Linked(await Pregnant(), LinkStatus.Accepted);
        await World.Happened(new SharingObjectionRecorded(World.NewId(), Mother, [SharingPurpose.Research], []));
        Assert.Equal(LinkStatus.Accepted, (await Standing(link)).Status);
        await World.Happened(new SharingObjectionRecorded(World.NewId(), Mother, [SharingPurpose.EarlyHelp], []));
        Assert.Equal((LinkStatus.Withdrawn, "objection"), ((await Standing(link)).Status, (await Standing(link)).ReasonCode)); // before anything is delivered
        Assert.Equal(new HubLinkWithdrawn(link, "objection"), Assert.Single(World.Told.OfType<HubLinkWithdrawn>()));
    }

    [Fact]
    public async Task A_hub_that_closes_and_a_family_that_moved_are_listed_for_a_person()
    {
        var link = await Linked(await Pregnant());
        await World.Happened(new HouseholdMoved(Family, Today, Sale));
        await World.Happened(new SiteClosed(OtherHub, Today.AddDays(30), null));
        await World.Deliver();
        Assert.Equal("moved", (await Standing(link)).ToLookAt);
        await World.Happened(new SiteClosed(Hub, Today.AddDays(30), OtherHub));
        await World.Deliver();
        Assert.Equal(("site-closed", LinkStatus.Asked), ((await Standing(link)).ToLookAt, (await Standing(link)).Status));
        Assert.DoesNotContain(World.Told, t => t is HubLinkWithdrawn);
    }

    [Fact]
    public async Task Six_months_after_the_birth_it_ends_by_itself()
    {
        var pregnancy = await Pregnant();
        var link = await Linked(pregnancy, LinkStatus.Welcomed);
        await World.Arrange("UPDATE antenatal_baby SET state = 'Born', born_on = @Today WHERE pregnancy_id = @pregnancy", new { Today, pregnancy });
        var born = Today;
        World.Clock.MoveTo(born.AddMonths(6).AddDays(-1).AtLondon(new TimeOnly(8, 0)));
        await World.Tick();
        Assert.Equal(LinkStatus.Welcomed, (await Standing(link)).Status);
        World.Clock.MoveTo(born.AddMonths(6).AtLondon(new TimeOnly(18, 0)));
        await World.Tick();
        Assert.Equal((LinkStatus.Ended, born.AddMonths(6), "grown"), ((await Standing(link)).Status, (await Standing(link)).EndedOn!.Value, (await Standing(link)).ReasonCode));
        Assert.Equal(["Ended"], await StepsOf(link));
    }

    [Fact]
    public async Task It_ends_at_the_age_that_the_familys_area_has_set()
    {
        Settings["hub.linkEndMonths"] = "3";
        var pregnancy = await Pregnant();
        var link = await Linked(pregnancy);
        await World.Arrange("UPDATE antenatal_baby SET state = 'Born', born_on = @on WHERE pregnancy_id = @pregnancy", new { on = Today.AddMonths(-3), pregnancy });
        await World.Tick();
        Assert.Equal(LinkStatus.Ended, (await Standing(link)).Status);
    }
}

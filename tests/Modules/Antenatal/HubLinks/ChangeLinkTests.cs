using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.HubLinks;

public sealed class ChangeLinkTests : ArrangedLink
{
    [Fact]
    public async Task She_changes_her_mind_and_the_hub_hears_what_holds_now()
    {
        var pregnancy = await Pregnant(edd: new DateOnly(2026, 7, 20));
        var link = await Linked(pregnancy, dueMonth: new DateOnly(2026, 7, 1));
        await World.Happened(new HubLinkAnswered(link, true, null, Today));
        await World.Happened(new HubWelcomed(link, "spoke", Today));
        await World.Deliver();
        var seen = await Midwife.Ask(new SeeLink(link));
        Assert.Equal((LinkStatus.Welcomed, "spoke"), (seen.Link.Status, seen.Link.WelcomeCode));

        var change = new ChangeLink.Command(link, seen.Link.Version, [], ["feeding-the-baby"], ["gp"], PartnerWelcome.NotAsked);
        await Midwife.Send(change);
        await Midwife.Send(change); // pressed twice
        var told = Assert.Single(World.Told.OfType<HubLinkChosenAgain>());
        Assert.Equal((link, null, null, 2), (told.LinkId, told.DueMonth, told.LanguageCode, told.Choices));
        Assert.Equal(["feeding-the-baby"], told.NeedsCodes);
        Assert.Equal(["gp"], told.BackToCodes);
        seen = await Midwife.Ask(new SeeLink(link));
        Assert.Equal((LinkStatus.Accepted, null, null, null), (seen.Link.Status, seen.Link.WelcomedOn, seen.Link.WelcomeCode, seen.Link.UnreadSince));
        Assert.Equal(["feeding-the-baby"], seen.Needs);
        Assert.Empty(await HubsWork(Midwife, Midwife.Id));

        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(change with { Needs = [] }));
        var wrong = await Assert.ThrowsAsync<Refused>(() => Midwife.Send(change with { Version = seen.Link.Version, Needs = ["parity"] }));
        Assert.Equal("Needs", wrong.Input);

        await Desk(d => d.DueMonthMoved(pregnancy, default)); // she shares it no more
        Assert.DoesNotContain(World.Told, t => t is DueMonthChanged);
    }

    [Fact]
    public async Task While_contact_is_held_nothing_is_changed()
    {
        var link = await Linked(await Pregnant());
        await Hold(Mother);
        Assert.Contains("Do not contact", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new ChangeLink.Command(link, 1, [], [], [], null)))).Message, StringComparison.Ordinal);
        Assert.True((await Midwife.Ask(new SeeLink(link))).Held);
    }
}

using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.HubLinks;

/// <summary>ReadLink, SeeLink, LinksInMyWork.</summary>
public sealed class ReadLinkTests : ArrangedLink
{
    private Task<IReadOnlyList<GatherMyWork.Part>> Work() => HubsWork(Midwife, Midwife.Id);

    [Fact]
    public async Task What_came_back_waits_until_she_has_read_it()
    {
        var link = await Linked(await Pregnant());
        Assert.Empty(await Work());
        await World.Happened(new HubLinkAnswered(link, true, null, Today));
        await World.Deliver();
        var waiting = Assert.Single(await Work());
        Assert.Equal(($"/antenatal/links/{link}", "A hub has told you something"), (waiting.Path, waiting.Title));
        Assert.Empty(await HubsWork(OtherMidwife, OtherMidwife.Id));
        Assert.Empty(await HubsWork(OtherMidwife, Midwife.Id));

        var version = (await Midwife.Ask(new SeeLink(link))).Link.Version;
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(new ReadLink.Command(link, version - 1)));
        await Midwife.Send(new ReadLink.Command(link, version));
        await Midwife.Send(new ReadLink.Command(link, version));
        Assert.Empty(await Work());
    }

    [Fact]
    public async Task A_link_to_look_at_and_one_that_was_not_taken_come_first()
    {
        var link = await Linked(await Pregnant());
        await World.Happened(new SiteClosed(Hub, Today, null));
        await World.Deliver();
        Assert.Equal((WorkPriority.High, "See whether another hub would be better"), ((await Work()).Single().Priority, (await Work()).Single().Title));
        await World.Happened(new HubLinkAnswered(link, false, "full", Today));
        await World.Deliver();
        await Midwife.Send(new ReadLink.Command(link, (await Standing(link)).Version));
        Assert.Empty(await Work());
    }

    [Fact]
    public async Task Only_her_own_midwives_read_and_change_it()
    {
        var link = await Linked(await Pregnant(visitor: Visitor.Id));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Ask(new SeeLink(link)));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new StopLink.Command(link, 1)));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new ReadLink.Command(link, 1)));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new ChangeLink.Command(link, 1, [], [], [], null)));
        await Assert.ThrowsAsync<Denied>(() => Visitor.Ask(new SeeLink(link)));
        await Assert.ThrowsAsync<Denied>(() => HubWorker.Send(new StopLink.Command(link, 1)));
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new SeeLink(link)));
    }

    [Fact]
    public async Task The_hub_that_has_it_now_is_shown()
    {
        var link = await Linked(await Pregnant());
        Assert.Equal("Acorn Hub", (await Midwife.Ask(new SeeLink(link))).Site);
        World.Answers<GetHubLink, GetHubLink.Answer?>(q => new(q.LinkId, OtherHub, "Birch Hub", "asked", Today, null, "text"));
        var seen = await Midwife.Ask(new SeeLink(link));
        Assert.Equal((OtherHub, "Birch Hub", "text"), (seen.SiteId, seen.Site, seen.SafeContact));
    }
}

using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.People;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.People;

/// <summary>That somebody has a supporter is theirs to tell: a card says it to the coordinator of their programme alone.</summary>
public sealed class PanelsTests : ArrangedAround
{
    private async Task<PeerLine?> Card(Actor actor) => (await actor.With(s => s.GetServices<IPanel>().OfType<PeerPanel>().Single().For(Family, CancellationToken.None)) as PeerLines)?.Lines.Single();

    private async Task<PeerLine?> Of(Actor actor) => (await actor.With(s => s.GetServices<IPersonPanel>().OfType<PeerPersonPanel>().Single().For(Mother, CancellationToken.None)) as PeerLines)?.Lines.Single();

    [Fact]
    public async Task The_coordinator_reads_how_it_stands_and_nobody_else_reads_anything()
    {
        var request = await Asked();
        Assert.Equal((request, "Looking for a supporter", false), await Card(Coordinator) is { } line ? (line.Id, line.Stands, line.AskFirst) : default);
        Assert.NotNull(await Of(Coordinator));
        foreach (var actor in new[] { OtherCoordinator, Hub, Midwife, Supervisor, Nobody }) Assert.Null(await Card(actor));
        Unseen.Add(Family);
        Assert.Null(await Card(Coordinator));
        Assert.Null(await Of(Coordinator));
    }

    [Fact]
    public async Task While_contact_is_held_it_says_ask_first_and_what_is_over_is_not_printed()
    {
        await Asked();
        await Told(new ContactHeld(World.NewId(), [Mother], HoldKind.Other, Today));
        Assert.True((await Card(Coordinator))!.AskFirst);
        await World.Arrange("UPDATE peersupport_request SET status = 'Ended'", null);
        Assert.Null(await Card(Coordinator));
    }

    [Fact]
    public Task No_panel_of_peer_support_stands_in_a_pack() => World.AsSystem().With(s =>
    {
        Assert.All(s.GetServices<IPanel>().Where(p => p.Partial.StartsWith("/PeerSupport/", StringComparison.Ordinal)), p => Assert.False(p.InPack));
        return Task.FromResult(0);
    });

    [Fact]
    public async Task The_timeline_is_for_who_may_see_who_has_a_supporter()
    {
        var request = await Asked(RequestStatus.Ended);
        await World.Arrange("UPDATE peersupport_request SET matched_on = @Today, ended_on = @Today", new { Today });
        Task<IReadOnlyList<GatherTimeline.Part>> Timeline(Actor actor) => Answered<AnswerGatherTimeline, GatherTimeline, GatherTimeline.Part>(actor, new(Family));
        Assert.Equal(["Asked for somebody to talk to", "Was matched with a peer supporter", "Peer support ended"], (await Timeline(Coordinator)).Select(p => p.Says));
        Assert.All(await Timeline(Coordinator), p => Assert.Equal($"/peersupport/requests/{request}", p.Path));
        foreach (var actor in new[] { OtherCoordinator, Hub, Midwife }) Assert.Empty(await Timeline(actor));
    }
}

using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class ListHeldTests : ArrangedTalk
{
    [Fact]
    public async Task A_coordinator_reads_what_waits_in_their_own_programme_and_nobody_else_does()
    {
        var talk = await Talking();
        Details.Add("Okafor");
        await Answers(talk, "I am Amara Okafor, 07700 900123");
        await Answers(talk, "Thank you");
        var row = Assert.Single(await Coordinator.Ask(new ListHeld.Query()));
        Assert.Equal((Side.Parent, HeldCode.Detail, "I am Amara Okafor, 07700 900123", false, true), (row.From, row.HeldFor, row.Words, row.AsItIs, row.Open));
        Assert.Equal("I am Amara [left out], [left out]", row.Without);
        Assert.Empty(await OtherCoordinator.Ask(new ListHeld.Query()));
        foreach (var actor in new[] { talk.As, Hub, Supervisor, Lead }) await Assert.ThrowsAsync<Denied>(() => actor.Ask(new ListHeld.Query()));
        Assert.Equal("1 message waits to be read.", await Coordinator.With(scope => scope.GetServices<IWaiting>().Single(w => w.Path == "/peersupport/held").Says(default)));
        Assert.Contains(await Coordinator.Ask(new GatherMyWork(Coordinator.Id, Today)), p => p.Path == "/peersupport/held");
        Assert.Null(await OtherCoordinator.With(scope => scope.GetServices<IWaiting>().Single(w => w.Path == "/peersupport/held").Says(default)));
    }
}

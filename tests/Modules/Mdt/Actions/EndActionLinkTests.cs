using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class EndActionLinkTests : ArrangedLink
{
    [Fact]
    public async Task From_that_moment_it_shows_nothing()
    {
        var (action, digest) = await Linked();
        await GuardedFor(who => who.Send(new EndActionLink.Command(action)));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(new EndActionLink.Command(action)));
        await Coordinator.Send(new EndActionLink.Command(action));
        Assert.Null(await Opened(digest));
        await Assert.ThrowsAsync<Refused>(() => Says(digest, OpenActionLink.Deed.Done));
    }
}

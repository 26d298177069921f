using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class NoteAskedTryTests : ArrangedAskers
{
    [Fact]
    public async Task Each_try_is_counted_once_and_a_stale_page_is_told_so()
    {
        var id = await Write();
        foreach (var _ in (int[])[1, 2]) await Coordinator.Send(new NoteAskedTry.Command(id, 1));
        Assert.Equal((AskedStatus.Trying, 1), ((await AskedIs(id)).Status, (await AskedIs(id)).Tries));
        await Coordinator.Send(new NoteAskedTry.Command(id, 2));
        Assert.Equal(2, (await AskedIs(id)).Tries);
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new NoteAskedTry.Command(id, 1)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new NoteAskedTry.Command(id, 3)));
        await Coordinator.Send(new EndAsked.Command(id, 3, NothingBecause.ChangedMind));
        await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new NoteAskedTry.Command(id, 4)));
    }
}

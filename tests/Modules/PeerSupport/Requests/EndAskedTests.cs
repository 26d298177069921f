using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class EndAskedTests : ArrangedAskers
{
    [Fact]
    public async Task Nothing_comes_of_it_and_the_words_are_removed_at_once()
    {
        var id = await Write();
        Assert.Equal("Because", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new EndAsked.Command(id, 1, null)))).Input);
        foreach (var _ in (int[])[1, 2]) await Coordinator.Send(new EndAsked.Command(id, 1, NothingBecause.WrittenByOther));
        var row = await AskedIs(id);
        Assert.Equal((AskedStatus.NotTheirs, "WrittenByOther", (string?)null), (row.Status, row.EndCode, row.Words));
        Assert.Single(ClosedTasks, t => t.TaskId == row.TaskId);
        Assert.Empty((await Coordinator.Ask(new ListRequests.Query())).Asked);
        await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new EndAsked.Command(id, 2, NothingBecause.NotReached)));
    }

    [Fact]
    public async Task Not_reached_after_three_tries_the_words_go_some_weeks_later()
    {
        var id = await Write();
        await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new EndAsked.Command(id, 1, NothingBecause.NotReached)));
        for (var version = 1; version <= 3; version++) await Coordinator.Send(new NoteAskedTry.Command(id, version));
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new EndAsked.Command(id, 2, NothingBecause.NotReached)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new EndAsked.Command(id, 4, NothingBecause.NotReached)));
        await Coordinator.Send(new EndAsked.Command(id, 4, NothingBecause.NotReached));
        Assert.NotNull((await AskedIs(id)).Words);
        World.Clock.Advance(TimeSpan.FromDays(27));
        await World.Tick();
        Assert.NotNull((await AskedIs(id)).Words);
        World.Clock.Advance(TimeSpan.FromDays(2));
        await World.Tick();
        Assert.Equal((AskedStatus.Unreachable, (string?)null), ((await AskedIs(id)).Status, (await AskedIs(id)).Words));
    }

    [Fact]
    public async Task Fewer_tries_than_asked_for_are_said()
    {
        var id = await Write();
        await Coordinator.Send(new NoteAskedTry.Command(id, 1));
        Assert.Contains("2 times more", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new EndAsked.Command(id, 2, NothingBecause.NotReached)))).Message, StringComparison.Ordinal);
    }
}

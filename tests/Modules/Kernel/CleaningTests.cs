using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class CleaningTests : IAsyncLifetime
{
    private readonly NotesModule _notes = new();
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await World.Start(v => v["Answers:KeepDays"] = "10", _notes);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<int> Clean() => _world.AsSystem().With(s => s.GetRequiredService<Cleaning>().RunOnce());

    private async Task<(int Events, int Deliveries, int Answers)> Kept() => (
        (await _world.Sql<int>("SELECT COUNT(*) FROM kernel_outbox"))[0], (await _world.Sql<int>("SELECT COUNT(*) FROM kernel_inbox"))[0], (await _world.Sql<int>("SELECT COUNT(*) FROM kernel_answer"))[0]);

    [Fact]
    public async Task What_is_delivered_and_old_is_removed_and_the_rest_stays()
    {
        await _world.As(Roles.Coordinator).Send(new WriteNote(_world.NewId(), "old"));
        await _world.As(Roles.Chair).Send(new LendNote(_world.NewId(), _world.NewId())); // an immediate event: nothing was ever to be delivered
        await _world.Deliver();
        _world.Clock.Advance(TimeSpan.FromDays(31));
        await _world.As(Roles.Coordinator).Send(new WriteNote(_world.NewId(), "new"));
        await _world.Deliver();
        Assert.Equal((3, 4, 3), await Kept());
        Assert.Equal(4, await Clean());
        Assert.Equal((1, 2, 1), await Kept());
        Assert.Equal(0, await Clean());
        Assert.Equal(2, (await _world.Sql<string>("SELECT title FROM notes_note")).Count); // nothing of a module
    }

    [Fact]
    public async Task What_waits_or_is_parked_is_never_removed_however_old()
    {
        _notes.Switches.CopyFails = true;
        await _world.As(Roles.Coordinator).Send(new WriteNote(_world.NewId(), "parked"));
        for (var i = 0; i < 4; i++)
        {
            await _world.Deliver();
            _world.Clock.Advance(TimeSpan.FromHours(1));
        }
        await _world.As(Roles.Coordinator).Send(new WriteNote(_world.NewId(), "never delivered"));
        _world.Clock.Advance(TimeSpan.FromDays(4000));
        await Clean();
        Assert.Equal((2, 4, 0), await Kept());

        // A delivery that was done late keeps its event as long again.
        _notes.Switches.CopyFails = false;
        await _world.AsSystem().With(async s =>
        {
            await s.GetRequiredService<Db>().InOne(() => s.GetRequiredService<Operations>().RunAgain(nameof(CopiesNoteWhenNoteWritten), null));
            return true;
        });
        await _world.Deliver();
        await Clean();
        Assert.Equal((2, 4, 0), await Kept());
        _world.Clock.Advance(TimeSpan.FromDays(31));
        await Clean();
        Assert.Equal((0, 0, 0), await Kept());
    }

    [Fact]
    public async Task A_repeat_answers_as_the_first_time_within_the_days_that_are_set()
    {
        var (writer, note) = (_world.As(Roles.Coordinator), new WriteNote(_world.NewId(), "once"));
        await writer.Send(note);
        _world.Clock.Advance(TimeSpan.FromDays(10));
        await Clean();
        Assert.Equal(note.Id, await writer.Send(note));
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        await Clean();
        await Assert.ThrowsAsync<Conflict>(() => writer.Send(note)); // too late to answer, and still not done twice
        Assert.Single(await _world.Sql<string>("SELECT title FROM notes_note"));
    }

    [Fact]
    public async Task It_goes_in_bounded_batches()
    {
        await _world.AsSystem().With(async s =>
        {
            await s.GetRequiredService<Db>().InOne(async () =>
            {
                for (var i = 0; i < Cleaning.Batch + 1; i++) await s.GetRequiredService<IOutbox>().Add(new NoteLost(_world.NewId()));
            });
            return true;
        });
        _world.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(Cleaning.Batch, await Clean());
        Assert.Equal(1, await Clean());
        Assert.Equal(0, await Clean());
    }
}

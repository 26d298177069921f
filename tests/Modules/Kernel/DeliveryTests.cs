using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class DeliveryTests : IAsyncLifetime
{
    private readonly NotesModule _notes = new();
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await World.Start(_notes);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private sealed record Waiting(string Handler, int Tries, DateTimeOffset DueAt, DateTimeOffset? DoneAt, DateTimeOffset? ParkedAt, string? Error);

    private async Task<Waiting> Inbox(string handler) => Assert.Single(await _world.Sql<Waiting>(
        "SELECT handler, tries, due_at, done_at, parked_at, error FROM kernel_inbox WHERE handler = @handler", new { handler }));

    private Task<IReadOnlyList<string>> Heard() => _world.Sql<string>("SELECT SUBSTRING(by_whom, 1, 5) FROM notes_heard ORDER BY by_whom");

    private Task<Guid> Write(string title = "told") => _world.As(Roles.Coordinator).Send(new WriteNote(_world.NewId(), title));

    [Fact]
    public async Task An_event_reaches_each_handler_once()
    {
        await Write();
        await _world.Deliver();
        await _world.Deliver();
        Assert.Equal(["copie", "files"], await Heard());
        Assert.NotNull((await Inbox(nameof(CopiesNoteWhenNoteWritten))).DoneAt);
    }

    [Fact]
    public async Task A_handler_that_fails_is_tried_again_after_growing_pauses_then_parked_and_stops_no_other()
    {
        _notes.Switches.CopyFails = true;
        await Write();
        await _world.Deliver();
        Assert.Equal(["files"], await Heard());
        var first = await Inbox(nameof(CopiesNoteWhenNoteWritten));
        Assert.Equal((1, _world.Clock.Now() + TimeSpan.FromSeconds(1)), (first.Tries, first.DueAt));
        Assert.Contains("out of paper", first.Error!, StringComparison.Ordinal);

        await _world.Deliver();
        Assert.Equal(1, _notes.Switches.Calls); // not due yet

        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        await _world.Deliver();
        Assert.Equal((2, _world.Clock.Now() + TimeSpan.FromSeconds(4)), await Due());
        _world.Clock.Advance(TimeSpan.FromSeconds(4));
        await _world.Deliver();

        var parked = await Inbox(nameof(CopiesNoteWhenNoteWritten));
        Assert.Equal(3, parked.Tries);
        Assert.NotNull(parked.ParkedAt);
        Assert.Null(parked.DoneAt);
        _world.Clock.Advance(TimeSpan.FromDays(1));
        await _world.Deliver();
        Assert.Equal(3, _notes.Switches.Calls);
        Assert.Equal(["files"], await Heard());

        async Task<(int, DateTimeOffset)> Due()
        {
            var row = await Inbox(nameof(CopiesNoteWhenNoteWritten));
            return (row.Tries, row.DueAt);
        }
    }

    [Fact]
    public async Task A_handler_that_recovers_is_done_and_its_failed_tries_left_nothing()
    {
        _notes.Switches.CopyFails = true;
        await Write();
        await _world.Deliver();
        _notes.Switches.CopyFails = false;
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        await _world.Deliver();
        Assert.Equal(["copie", "files"], await Heard());
        Assert.Null((await Inbox(nameof(CopiesNoteWhenNoteWritten))).Error);
    }

    [Fact]
    public void The_pauses_grow_to_an_hour()
    {
        Assert.Equal([1, 4, 16, 64, 256, 1024, 3600, 3600], Enumerable.Range(1, 8).Select(t => (int)Delivery.Pause(t).TotalSeconds));
        Assert.Equal(TimeSpan.FromHours(1), Delivery.Pause(50));
    }

    [Fact]
    public async Task What_a_host_claimed_and_died_with_is_delivered_when_its_lease_has_run_out()
    {
        await Write();
        await _world.Arrange("UPDATE kernel_inbox SET leased_by = @dead, leased_until = @until", new { dead = _world.NewId(), until = _world.Clock.Now() + TimeSpan.FromMinutes(2) });
        await _world.Deliver();
        Assert.Empty(await Heard());
        _world.Clock.Advance(TimeSpan.FromMinutes(2) + TimeSpan.FromMilliseconds(1));
        await _world.Deliver();
        Assert.Equal(["copie", "files"], await Heard());
    }

    [Fact]
    public async Task Deliverers_at_once_on_two_hosts_never_double()
    {
        Assert.SkipWhen(WorldDatabase.Server is not null, "two hosts share a file here");
        for (var i = 0; i < 30; i++) await Write($"note {i}");
        var file = _world.Services.GetRequiredService<KernelSettings>().File;
        var otherNotes = new NotesModule();
        await using var other = await World.Start(v => v["Database:File"] = file, otherNotes);
        var hosts = new[] { _world, other };
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => hosts[i % 2].Deliver())));
        Assert.Equal(60, (await Heard()).Count);
        Assert.Equal(30, _notes.Switches.Calls + otherNotes.Switches.Calls);
    }

    private Task<Done> Share(Guid note, bool shared) => _world.As(Roles.Coordinator).Send(new ShareNote(note, shared));

    private Task<IReadOnlyList<Guid>> Shared() => _world.Sql<Guid>("SELECT note_id FROM notes_heard WHERE by_whom = 'shared'");

    [Fact]
    public async Task What_came_later_about_the_same_subject_waits_for_a_retry_and_does_not_overtake_it()
    {
        _notes.Switches.ShareFails = true;
        var (note, other) = (_world.NewId(), _world.NewId());
        await Share(note, true);
        await Share(note, false);
        await Share(other, false);
        await _world.Deliver();
        Assert.Null((await Unshares(note)).DoneAt);
        Assert.Equal(0, (await Unshares(note)).Tries);
        Assert.NotNull((await Unshares(other)).DoneAt); // another subject waits for nothing

        _notes.Switches.ShareFails = false;
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        await _world.Deliver();
        Assert.NotNull((await Unshares(note)).DoneAt);
        Assert.Empty(await Shared()); // shared, then not: in the order in which it happened
    }

    [Fact]
    public async Task Behind_a_parked_delivery_its_subject_waits_until_an_operator_decides()
    {
        _notes.Switches.ShareFails = true;
        var note = _world.NewId();
        await Share(note, true);
        await Share(note, false);
        for (var i = 0; i < 4; i++)
        {
            await _world.Deliver();
            _world.Clock.Advance(TimeSpan.FromHours(1));
        }
        Assert.NotNull((await Inbox(nameof(SharesNoteWhenNoteShared))).ParkedAt);
        Assert.Null((await Unshares(note)).DoneAt);
        _notes.Switches.ShareFails = false;
        await _world.AsSystem().With(async s =>
        {
            await s.GetRequiredService<Db>().InOne(() => s.GetRequiredService<Operations>().RunAgain(nameof(SharesNoteWhenNoteShared), null));
            return true;
        });
        await _world.Deliver();
        Assert.NotNull((await Unshares(note)).DoneAt);
        Assert.Empty(await Shared());
    }

    [Fact]
    public async Task What_another_host_has_in_hand_is_not_overtaken()
    {
        var note = _world.NewId();
        await Share(note, true);
        await _world.Arrange("UPDATE kernel_inbox SET leased_by = @other, leased_until = @until", new { other = _world.NewId(), until = _world.Clock.Now() + TimeSpan.FromMinutes(1) });
        await Share(note, false);
        await _world.Deliver();
        Assert.Null((await Unshares(note)).DoneAt);
        _world.Clock.Advance(TimeSpan.FromMinutes(2));
        await _world.Deliver();
        Assert.NotNull((await Unshares(note)).DoneAt);
        Assert.Empty(await Shared());
    }

    private async Task<Waiting> Unshares(Guid note) => Assert.Single(await _world.Sql<Waiting>("""
        SELECT handler, tries, due_at, done_at, parked_at, error FROM kernel_inbox WHERE handler = 'UnsharesNoteWhenNoteUnshared' AND lane LIKE @note
        """, new { note = $"% {note}" }));

    [Fact]
    public async Task An_event_that_no_program_knows_any_more_is_parked_not_lost()
    {
        await Write();
        await _world.Arrange("UPDATE kernel_outbox SET name = 'GoneEvent'");
        for (var i = 0; i < 4; i++)
        {
            await _world.Deliver();
            _world.Clock.Advance(TimeSpan.FromHours(1));
        }
        var parked = await Inbox(nameof(CopiesNoteWhenNoteWritten));
        Assert.NotNull(parked.ParkedAt);
        Assert.Contains("no such handler", parked.Error!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_events_than_a_batch_are_all_delivered_in_the_order_they_happened()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 60; i++) ids.Add(await Write($"note {i}"));
        await _world.Deliver();
        Assert.Equal(ids, await _world.Sql<Guid>("SELECT note_id FROM notes_heard WHERE by_whom = 'copies' ORDER BY id"));
    }
}

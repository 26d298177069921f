using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class OperationsTests : IAsyncLifetime
{
    private readonly NotesModule _notes = new();
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await World.Start(_notes);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<T> Ask<T>(Func<Operations, Task<T>> ask) => _world.AsSystem().With(s => ask(s.GetRequiredService<Operations>()));

    private Task<T> Do<T>(Func<Operations, Task<T>> act) => _world.AsSystem().With(async s =>
    {
        T? answer = default;
        await s.GetRequiredService<Db>().InOne(async () => answer = await act(s.GetRequiredService<Operations>()));
        return answer!;
    });

    private async Task Park(int notes)
    {
        _notes.Switches.CopyFails = true;
        for (var i = 0; i < notes; i++) await _world.As(Roles.Coordinator).Send(new WriteNote(_world.NewId(), $"note {i}"));
        for (var i = 0; i < 4; i++)
        {
            await _world.Deliver();
            _world.Clock.Advance(TimeSpan.FromHours(1));
        }
        _notes.Switches.CopyFails = false;
    }

    [Fact]
    public async Task What_is_parked_is_listed_with_its_event_handler_tries_and_error()
    {
        await Park(2);
        await _world.As(Roles.Coordinator).Send(new WriteNote(_world.NewId(), "waits"));
        var parked = await Ask(o => o.Parked());
        Assert.Equal(2, parked.Count);
        Assert.Equal(("NoteWritten", nameof(CopiesNoteWhenNoteWritten), 3), (parked[0].Name, parked[0].Handler, parked[0].Tries));
        Assert.Contains("out of paper", parked[0].Error!, StringComparison.Ordinal);
        var queue = await Ask(o => o.Deliveries());
        Assert.Equal((2, 2, 0), (queue.Parked, queue.Waiting, queue.Behind));
        Assert.Equal(_world.Clock.Now(), queue.Oldest);
    }

    [Fact]
    public async Task One_is_run_again_and_then_all_of_a_kind()
    {
        await Park(3);
        var parked = await Ask(o => o.Parked());
        Assert.Equal(1, await Do(o => o.RunAgain(parked[0].Handler, parked[0].EventId)));
        await _world.Deliver();
        Assert.Equal(2, (await Ask(o => o.Parked())).Count);
        Assert.Equal(0, await Do(o => o.RunAgain(parked[0].Handler, parked[0].EventId))); // done is done
        Assert.Equal(2, await Do(o => o.RunAgain(parked[0].Handler, null)));
        await _world.Deliver();
        Assert.Empty(await Ask(o => o.Parked()));
        Assert.Equal([3], await _world.Sql<int>("SELECT COUNT(*) FROM notes_heard WHERE by_whom = 'copies'"));
    }

    [Fact]
    public async Task What_is_given_up_is_never_tried_again_and_nothing_else_can_be()
    {
        await Park(1);
        var parked = Assert.Single(await Ask(o => o.Parked()));
        Assert.False(await Do(o => o.GiveUp(nameof(FilesNoteWhenNoteWritten), parked.EventId))); // was delivered
        Assert.True(await Do(o => o.GiveUp(parked.Handler, parked.EventId)));
        Assert.False(await Do(o => o.GiveUp(parked.Handler, parked.EventId)));
        await _world.Deliver();
        Assert.Empty(await Ask(o => o.Parked()));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM notes_heard WHERE by_whom = 'copies'"));
    }

    [Fact]
    public async Task How_many_wait_behind_a_parked_one_is_told_and_giving_it_up_lets_them_go_on()
    {
        _notes.Switches.ShareFails = true;
        var note = _world.NewId();
        await _world.As(Roles.Coordinator).Send(new ShareNote(note, true));
        await _world.As(Roles.Coordinator).Send(new ShareNote(note, false));
        for (var i = 0; i < 4; i++)
        {
            await _world.Deliver();
            _world.Clock.Advance(TimeSpan.FromHours(1));
        }
        var parked = Assert.Single(await Ask(o => o.Parked()));
        Assert.Equal(1, parked.Behind);
        Assert.Equal(1, (await Ask(o => o.Deliveries())).Behind);
        await Do(o => o.GiveUp(parked.Handler, parked.EventId));
        await _world.Deliver();
        Assert.Equal(0, (await Ask(o => o.Deliveries())).Waiting);
    }

    [Fact]
    public async Task Health_says_the_engine_its_size_and_what_is_missing()
    {
        var health = await Ask(o => o.IsWell());
        Assert.Empty(health.Missing);
        Assert.True(health.Bytes > 10_000);
        if (WorldDatabase.Server is null) Assert.True(health is { Engine: "SQLite", FreeBytes: > 0 });
        var schema = await Ask(o => o.Schema());
        Assert.Contains(schema, s => s.ScriptName == "kernel/0001_outbox_inbox" && s.Applied > _world.Clock.Now().AddMinutes(-1));
    }

    [Fact]
    public void An_error_keeps_its_type_and_what_the_program_says_and_nothing_that_was_entered()
    {
        Assert.Equal("Refused (Email, Name)", Fault.Describe(new Refused([new("Email", "No open account has the email address una@example.org"), new("Name", "Una is taken")])));
        Assert.Equal("Conflict", Fault.Describe(new Conflict("Una Example was first")));
        Assert.Equal("JsonException", Fault.Describe(new System.Text.Json.JsonException("'Una' is an invalid start of a value")));
        Assert.Equal("InvalidOperationException: [left out] is not [left out], ring [left out] or write to [left out]",
            Fault.Describe(new InvalidOperationException("\"Una Example\" is not 'known', ring 07700900123 or write to una@example.org")));
        var id = "019ab3c4-5d6e-7f80-91a2-b3c4d5e6f708";
        Assert.Contains(id, Fault.Describe(new InvalidOperationException($"No note {id}")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_says_where_without_the_path_of_a_file()
    {
        var says = Fault.Describe(Assert.Throws<Busy>((Action)(() => throw new Busy())));
        Assert.Contains("Neighbourhood.Modules.Kernel.OperationsTests", says, StringComparison.Ordinal);
        Assert.DoesNotContain(".cs", says, StringComparison.Ordinal);
    }
}

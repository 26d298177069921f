using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class CommandTests : IAsyncLifetime
{
    private readonly NotesModule _notes = new();
    private World _world = null!;

    private Actor Writer => _world.As(Roles.Coordinator);

    /// <summary>May write and lend.</summary>
    private Actor Lender => _world.As(_world.NewId(), null, new Grant(Roles.Coordinator, null), new Grant(Roles.Chair, null));

    public async ValueTask InitializeAsync() => _world = await World.Start(_notes);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<IReadOnlyList<string>> Titles() => _world.Sql<string>("SELECT title FROM notes_note ORDER BY id");

    [Fact]
    public async Task What_a_command_wrote_and_told_is_kept()
    {
        var id = await Writer.Send(new WriteNote(_world.NewId(), "kept"));
        Assert.Equal(["kept"], await Titles());
        Assert.Equal([new NoteWritten(id)], _world.Told);
    }

    [Fact]
    public async Task An_exception_undoes_rows_event_and_audit()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Writer.Send(new WriteNote(_world.NewId(), "fail at the end")));
        Assert.Empty(await Titles());
        Assert.Empty(_world.Told);
        Assert.Equal([0], await _world.Sql<int>("SELECT COUNT(*) FROM kernel_outbox"));
        Assert.Equal([0], await _world.Sql<int>("SELECT COUNT(*) FROM kernel_inbox"));
        Assert.Equal([0], await _world.Sql<int>("SELECT COUNT(*) FROM kernel_audit"));
        await Writer.Send(new WriteNote(_world.NewId(), "the next one works"));
    }

    [Fact]
    public async Task An_edit_from_a_stale_page_is_a_conflict_and_changes_nothing()
    {
        var id = await Writer.Send(new WriteNote(_world.NewId(), "first"));
        await Writer.Send(new RenameNote(id, "second", 1));
        await Assert.ThrowsAsync<Conflict>(() => Writer.Send(new RenameNote(id, "third", 1)));
        Assert.Equal(["second"], await Titles());
        Assert.Equal([2], await _world.Sql<int>("SELECT version FROM notes_note"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_command_within_a_command_throws_at_once_and_keeps_nothing(bool inAScopeOfItsOwn)
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Writer.Send(new WriteTwoNotes(_world.NewId(), inAScopeOfItsOwn)));
        Assert.Contains("while another command runs", thrown.Message, StringComparison.Ordinal);
        Assert.Empty(await Titles());
    }

    [Fact]
    public async Task A_request_joins_the_command_that_sends_it()
    {
        await Lender.Send(new WriteAndLend(_world.NewId(), FailAfter: false));
        Assert.Equal(["lent"], await Titles());
        Assert.Equal(["lent", "searches"], (await _world.Sql<string>("SELECT by_whom FROM notes_heard")).Order());
    }

    [Fact]
    public async Task What_a_request_wrote_is_undone_with_the_command_that_sent_it()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Lender.Send(new WriteAndLend(_world.NewId(), FailAfter: true)));
        Assert.Empty(await Titles());
        Assert.Empty(await _world.Sql<string>("SELECT by_whom FROM notes_heard"));
    }

    [Fact]
    public async Task An_immediate_event_whose_handler_fails_undoes_all()
    {
        _notes.Switches.ImmediateFails = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Lender.Send(new WriteAndLend(_world.NewId(), FailAfter: false)));
        Assert.Empty(await Titles());
        Assert.Empty(await _world.Sql<string>("SELECT by_whom FROM notes_heard"));
        Assert.Empty(_world.Told);
    }

    [Fact]
    public async Task A_request_alone_has_a_transaction_of_its_own()
    {
        await _world.As(Roles.Chair).Send(new LendNote(_world.NewId(), _world.NewId()));
        Assert.Equal(2, (await _world.Sql<string>("SELECT by_whom FROM notes_heard")).Count);
    }

    [Fact]
    public async Task A_request_that_is_kept_by_itself_stands_though_what_follows_fails_and_its_event_is_delivered()
    {
        var kept = _world.NewId();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Writer.Send(new KeepAndGoOn(kept, _world.NewId(), WriteFirst: false, FailAfter: true)));
        Assert.Equal(["kept by itself"], await Titles());
        Assert.Equal([new NoteWritten(kept)], _world.Told);
        Assert.Equal(["Modules.KeepNote"], await _world.Sql<string>("SELECT what FROM kernel_audit"));
        await _world.Deliver();
        Assert.Equal(2, (await _world.Sql<Guid>("SELECT note_id FROM notes_heard WHERE note_id = @kept", new { kept })).Count);
    }

    [Fact]
    public async Task What_follows_a_request_that_is_kept_by_itself_is_kept_too_when_it_goes_well()
    {
        var own = _world.NewId();
        await Writer.Send(new KeepAndGoOn(_world.NewId(), own, WriteFirst: false, FailAfter: false));
        Assert.Equal(["kept by itself", $"own {own}"], (await Titles()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_request_that_is_kept_by_itself_is_not_sent_after_something_was_written()
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Writer.Send(new KeepAndGoOn(_world.NewId(), _world.NewId(), WriteFirst: true, FailAfter: false)));
        Assert.Contains("before anything else is written", thrown.Message, StringComparison.Ordinal);
        Assert.Empty(await Titles());
        Assert.Empty(_world.Told);
        await Writer.Send(new WriteNote(_world.NewId(), "the next one works"));
    }

    [Fact]
    public async Task A_repeat_of_a_request_that_is_kept_by_itself_answers_as_the_first_and_the_rest_goes_on()
    {
        var (kept, own) = (_world.NewId(), _world.NewId());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Writer.Send(new KeepAndGoOn(kept, _world.NewId(), WriteFirst: false, FailAfter: true)));
        await Writer.Send(new KeepAndGoOn(kept, own, WriteFirst: false, FailAfter: false));
        Assert.Equal(["kept by itself", $"own {own}"], (await Titles()).Order(StringComparer.Ordinal));
        Assert.Single(_world.Told);
        Assert.Equal(kept, await Writer.Send(new KeepNote(kept, "kept by itself"))); // alone it is a request like any other
        await Assert.ThrowsAsync<Conflict>(() => Writer.Send(new KeepNote(kept, "with other content")));
    }

    [Fact]
    public async Task Nothing_is_written_outside_a_command()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _world.AsSystem().With(
            scope => scope.GetRequiredService<Db>().Execute("DELETE FROM notes_note")));
    }

    [Fact]
    public async Task Many_commands_at_once_are_all_kept()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => Writer.Send(new WriteNote(_world.NewId(), $"note {i}")))));
        Assert.Equal(50, (await Titles()).Count);
        Assert.Equal(50, _world.Told.Count);
    }
}

using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

/// <summary>A second press, a lost answer, an impatient client: done once, answered twice.</summary>
public sealed class RetryTests : IAsyncLifetime
{
    private readonly Guid _user = Guid.Parse("01890000-0000-7000-8000-000000000001");
    private World _world = null!;

    private Actor Writer => _world.As(Roles.Coordinator, userId: _user);

    public async ValueTask InitializeAsync() => _world = await World.Start(new NotesModule());

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<IReadOnlyList<string>> Titles() => _world.Sql<string>("SELECT title FROM notes_note ORDER BY id");

    private static Task<Guid> Add(Actor actor, string key, string title) => actor.With(scope =>
    {
        scope.GetRequiredService<RetryKey>().Value = key;
        return scope.GetRequiredService<ISend>().Send(new AddNote(title));
    });

    [Fact]
    public async Task The_same_id_with_the_same_content_answers_as_the_first_and_does_nothing()
    {
        var command = new WriteNote(_world.NewId(), "once");
        var first = await Writer.Send(command);
        Assert.Equal(first, await Writer.Send(command with { }));
        Assert.Equal(["once"], await Titles());
        Assert.Single(_world.Told);
        Assert.Equal([1], await _world.Sql<int>("SELECT COUNT(*) FROM kernel_audit"));
    }

    [Fact]
    public async Task The_same_id_with_other_content_is_a_conflict()
    {
        var command = new WriteNote(_world.NewId(), "once");
        await Writer.Send(command);
        await Assert.ThrowsAsync<Conflict>(() => Writer.Send(command with { Title = "twice" }));
        Assert.Equal(["once"], await Titles());
    }

    [Fact]
    public async Task An_id_that_something_else_has_is_a_conflict()
    {
        var command = new WriteNote(_world.NewId(), "once");
        await Writer.Send(command);
        await _world.Arrange("DELETE FROM kernel_answer"); // as one that another use case made
        await Assert.ThrowsAsync<Conflict>(() => Writer.Send(command));
        Assert.Equal(["once"], await Titles());
    }

    [Fact]
    public async Task A_refused_command_may_be_mended_and_sent_again_under_its_id()
    {
        var command = new WriteNote(_world.NewId(), "");
        await Assert.ThrowsAsync<Refused>(() => Writer.Send(command));
        await Writer.Send(command with { Title = "mended" });
        Assert.Equal(["mended"], await Titles());
    }

    [Fact]
    public async Task Two_presses_at_once_do_it_once()
    {
        var command = new WriteNote(_world.NewId(), "pressed");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Writer.Send(command))));
        Assert.All(answers, a => Assert.Equal(command.Id, a));
        Assert.Equal(["pressed"], await Titles());
        Assert.Single(_world.Told);
    }

    [Fact]
    public async Task Two_presses_at_once_on_two_hosts_do_it_once()
    {
        Assert.SkipWhen(WorldDatabase.Server is not null, "two hosts share a file here");
        var file = _world.Services.GetRequiredService<KernelSettings>().File;
        await using var other = await World.Start(v => v["Database:File"] = file, new NotesModule());
        var command = new WriteNote(_world.NewId(), "pressed");
        var actors = new[] { Writer, other.As(Roles.Coordinator, userId: _user) };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => actors[i % 2].Send(command))));
        Assert.All(answers, a => Assert.Equal(command.Id, a));
        Assert.Equal(["pressed"], await Titles());
        Assert.Equal(1, _world.Told.Count + other.Told.Count);
    }

    [Fact]
    public async Task A_key_of_the_caller_makes_a_command_without_an_id_once()
    {
        var first = await Add(Writer, "key-1", "added");
        Assert.Equal(first, await Add(Writer, "key-1", "added"));
        Assert.Equal(["added"], await Titles());
        await Assert.ThrowsAsync<Conflict>(() => Add(Writer, "key-1", "other"));
        await Add(Writer, "key-2", "again");
        Assert.Equal(["added", "again"], await Titles());
    }

    [Fact]
    public async Task Another_users_key_answers_nobody_else()
    {
        var mine = await Add(Writer, "key-1", "mine");
        Assert.NotEqual(mine, await Add(_world.As(Roles.Coordinator), "key-1", "theirs"));
    }

    [Fact]
    public async Task A_key_of_any_length_fits_what_is_stored()
    {
        await Add(Writer, new string('k', 5000), "long");
        Assert.True(Assert.Single(await _world.Sql<string>("SELECT command_key FROM kernel_answer")).Length <= 200);
    }

    [Fact]
    public async Task What_is_kept_for_a_retry_holds_no_content_of_the_command()
    {
        await Writer.Send(new WriteNote(_world.NewId(), "a title", "a secret"));
        var kept = Assert.Single(await _world.Sql<string>("SELECT CONCAT(command, command_key, digest, answer) FROM kernel_answer"));
        Assert.DoesNotContain("secret", kept, StringComparison.Ordinal);
    }
}

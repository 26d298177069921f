using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;

namespace Neighbourhood.Modules.Kernel;

/// <summary>The smallest module there can be: what the Kernel's own tests are run on.</summary>
public sealed class NotesModule : IModule
{
    public const string Write = "notes.write";
    public const string Lend = "notes.lend";

    public string Name => "Notes";

    public IReadOnlyList<Permission> Permissions => [new(Write, "Write notes", Roles.Coordinator), new(Lend, "Lend notes", Roles.Chair)];

    /// <summary>What the reactions do in this world.</summary>
    public NoteSwitches Switches { get; } = new();

    public void Services(IServiceCollection services, IConfiguration settings) => services.AddSingleton(Switches);
}

/// <summary>Makes reactions fail and counts what they were handed.</summary>
public sealed class NoteSwitches
{
    private int _calls;

    public bool CopyFails { get; set; }

    public bool ImmediateFails { get; set; }

    public bool ShareFails { get; set; }

    /// <summary>Of <see cref="SeekNote"/> and <see cref="SeekTwice"/>: thrown by the handler, not by the guard.</summary>
    public Exception? SeekThrows { get; set; }
    public bool TimedFails { get; set; }

    public int Calls => _calls;

    public void Called() => Interlocked.Increment(ref _calls);
}

public enum Shade { Plain, Bright }

[Allows(NotesModule.Write, Unscoped = "a note belongs to nobody")]
public sealed record WriteNote(Guid Id, string Title, string? Secret = null) : ICommand<Guid>;

[Allows(NotesModule.Write, Unscoped = "a note belongs to nobody")]
public sealed record RenameNote(Guid NoteId, string Title, int Version) : ICommand;

/// <summary>Has no id: only a retry key makes it once.</summary>
[Allows(NotesModule.Write, Unscoped = "a note belongs to nobody")]
public sealed record AddNote(string Title) : ICommand<Guid>;

/// <summary>Sends another command from within, which nothing may.</summary>
[Allows(NotesModule.Write, Unscoped = "a note belongs to nobody")]
public sealed record WriteTwoNotes(Guid NoteId, bool InAScopeOfItsOwn) : ICommand;

/// <summary>Writes a note and asks for a second thing in the same transaction.</summary>
[Allows(NotesModule.Write, Unscoped = "a note belongs to nobody")]
public sealed record WriteAndLend(Guid NoteId, bool FailAfter) : ICommand;

[Allows(NotesModule.Lend, Unscoped = "a note belongs to nobody")]
public sealed record LendNote(Guid Id, Guid NoteId) : IRequestOf<Guid>;

[Allows(NotesModule.Write, Unscoped = "a note belongs to nobody")]
public sealed record GetNote(Guid NoteId) : IQuery<string?>;

[Allows(NotesModule.Lend, Unscoped = "a note belongs to nobody")]
public sealed record GatherNotes : IGather<string>;

/// <summary>Kept by itself, whatever becomes of the command that sends it.</summary>
[CommitsAlone]
[Allows(NotesModule.Write, Unscoped = "a note belongs to nobody")]
public sealed record KeepNote(Guid Id, string Title) : IRequestOf<Guid>;

/// <summary>Has a note kept, then does its own work.</summary>
[Allows(NotesModule.Write, Unscoped = "a note belongs to nobody")]
public sealed record KeepAndGoOn(Guid KeptId, Guid NoteId, bool WriteFirst, bool FailAfter) : ICommand;

/// <summary>Refused by its handler, where it can be.</summary>
[Allows(NotesModule.Write, Unscoped = "a note belongs to nobody")]
public sealed record SeekNote(Guid NoteId) : IQuery<string?>;

/// <summary>Asks for a note from within a command.</summary>
[Allows(NotesModule.Write, Unscoped = "a note belongs to nobody")]
public sealed record SeekTwice(Guid NoteId) : ICommand;

[Allows(NotesModule.Write, Unscoped = "a note belongs to nobody")]
public sealed record ShareNote(Guid NoteId, bool Shared) : ICommand;

public sealed record NoteWritten(Guid NoteId) : IEvent;

public sealed record NoteShared(Guid NoteId) : IEvent;

public sealed record NoteUnshared(Guid NoteId) : IEvent;

public sealed record NoteLost(Guid NoteId) : IImmediateEvent;

internal sealed class NoteCommands(Db db, IOutbox outbox, ISend send, IServiceScopeFactory scopes, TimeProvider clock) :
    ICommandHandler<WriteNote, Guid>, ICommandHandler<RenameNote>, ICommandHandler<AddNote, Guid>, ICommandHandler<WriteTwoNotes>, ICommandHandler<WriteAndLend>
{
    private const string Insert = "INSERT INTO notes_note (id, title, at, version) VALUES (@id, @title, @now, 1)";

    public async Task<Guid> Handle(WriteNote command, CancellationToken ct)
    {
        if (command.Title.Length == 0) throw new Refused("Title", "Enter a title");
        await db.Execute(Insert, new { id = command.Id, title = command.Title, now = clock.Now() }, ct);
        await outbox.Add(new NoteWritten(command.Id), ct);
        if (command.Title == "fail at the end") throw new InvalidOperationException("failed after the event");
        return command.Id;
    }

    public async Task<Done> Handle(RenameNote command, CancellationToken ct)
    {
        await db.ExecuteVersioned("""
            UPDATE notes_note SET title = @Title, version = version + 1 WHERE id = @NoteId AND version = @Version
            """, command, ct: ct);
        return default;
    }

    public async Task<Guid> Handle(AddNote command, CancellationToken ct)
    {
        var id = clock.NewId();
        await db.Execute(Insert, new { id, title = command.Title, now = clock.Now() }, ct);
        return id;
    }

    public async Task<Done> Handle(WriteTwoNotes command, CancellationToken ct)
    {
        await db.Execute(Insert, new { id = command.NoteId, title = "outer", now = clock.Now() }, ct);
        if (!command.InAScopeOfItsOwn)
        {
            await send.Send(new WriteNote(clock.NewId(), "inner"), ct);
            return default;
        }
        await using var other = scopes.CreateAsyncScope();
        other.ServiceProvider.GetRequiredService<CurrentUser>().IsSystemFor(null);
        await other.ServiceProvider.GetRequiredService<ISend>().Send(new WriteNote(clock.NewId(), "inner"), ct);
        return default;
    }

    public async Task<Done> Handle(WriteAndLend command, CancellationToken ct)
    {
        await db.Execute(Insert, new { id = command.NoteId, title = "lent", now = clock.Now() }, ct);
        await send.Send(new LendNote(clock.NewId(), command.NoteId), ct);
        if (command.FailAfter) throw new InvalidOperationException("failed after the request");
        return default;
    }
}

internal sealed class LendNoteHandler(Db db, IOutbox outbox) : IRequestOfHandler<LendNote, Guid>
{
    public async Task<Guid> Handle(LendNote request, CancellationToken ct)
    {
        await db.Execute("INSERT INTO notes_heard (id, note_id, by_whom) VALUES (@Id, @NoteId, 'lent')", request, ct);
        await outbox.Add(new NoteLost(request.NoteId), ct);
        return request.Id;
    }
}

internal sealed class KeepNoteHandler(Db db, IOutbox outbox, TimeProvider clock) : IRequestOfHandler<KeepNote, Guid>
{
    public async Task<Guid> Handle(KeepNote request, CancellationToken ct)
    {
        await db.Execute("INSERT INTO notes_note (id, title, at, version) VALUES (@Id, @Title, @now, 1)", new { request.Id, request.Title, now = clock.Now() }, ct);
        await outbox.Add(new NoteWritten(request.Id), ct);
        return request.Id;
    }
}

internal sealed class KeepingCommands(Db db, IOutbox outbox, ISend send, TimeProvider clock) : ICommandHandler<KeepAndGoOn>, ICommandHandler<ShareNote>
{
    public async Task<Done> Handle(KeepAndGoOn command, CancellationToken ct)
    {
        var own = new { id = command.NoteId, title = $"own {command.NoteId}", now = clock.Now() };
        if (command.WriteFirst) await db.Execute("INSERT INTO notes_note (id, title, at, version) VALUES (@id, @title, @now, 1)", own, ct);
        await send.Send(new KeepNote(command.KeptId, "kept by itself"), ct);
        if (!command.WriteFirst) await db.Execute("INSERT INTO notes_note (id, title, at, version) VALUES (@id, @title, @now, 1)", own, ct);
        if (command.FailAfter) throw new InvalidOperationException("failed after what was kept");
        return default;
    }

    public async Task<Done> Handle(ShareNote command, CancellationToken ct)
    {
        await outbox.Add(command.Shared ? new NoteShared(command.NoteId) : new NoteUnshared(command.NoteId), ct);
        return default;
    }
}

internal sealed class AnswerSeekNote(NoteSwitches switches) : IQueryHandler<SeekNote, string?>
{
    public Task<string?> Handle(SeekNote query, CancellationToken ct) => switches.SeekThrows is { } thrown ? Task.FromException<string?>(thrown) : Task.FromResult<string?>("found");
}

internal sealed class SeekTwiceHandler(ISend send) : ICommandHandler<SeekTwice>
{
    public async Task<Done> Handle(SeekTwice command, CancellationToken ct)
    {
        await send.Ask(new SeekNote(command.NoteId), ct);
        return default;
    }
}

internal sealed class SharesNoteWhenNoteShared(Db db, TimeProvider clock, NoteSwitches switches) : IWhen<NoteShared>
{
    public async Task Handle(NoteShared happened, CancellationToken ct)
    {
        if (switches.ShareFails) throw new InvalidOperationException("nobody can share");
        await db.Execute("INSERT INTO notes_heard (id, note_id, by_whom) VALUES (@id, @NoteId, 'shared')", new { id = clock.NewId(), happened.NoteId }, ct);
    }
}

internal sealed class UnsharesNoteWhenNoteUnshared(Db db) : IWhen<NoteUnshared>
{
    public Task Handle(NoteUnshared happened, CancellationToken ct) => db.Execute("DELETE FROM notes_heard WHERE note_id = @NoteId AND by_whom = 'shared'", happened, ct);
}

internal sealed class AnswerGetNote(Db db, Audit audit) : IQueryHandler<GetNote, string?>
{
    public async Task<string?> Handle(GetNote query, CancellationToken ct)
    {
        audit.Saw(query.NoteId);
        return await db.Find<string>("SELECT title FROM notes_note WHERE id = @NoteId", query, ct);
    }
}

internal sealed class AnswerGatherNotes : IGatherHandler<GatherNotes, string>
{
    public Task<IReadOnlyList<string>> Handle(GatherNotes question, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(["a note"]);
}

internal sealed class CopiesNoteWhenNoteWritten(Db db, TimeProvider clock, NoteSwitches switches) : IWhen<NoteWritten>
{
    public async Task Handle(NoteWritten happened, CancellationToken ct)
    {
        switches.Called();
        await db.Execute("INSERT INTO notes_heard (id, note_id, by_whom) VALUES (@id, @NoteId, 'copies')", new { id = clock.NewId(), happened.NoteId }, ct);
        if (switches.CopyFails) throw new InvalidOperationException("the copier is out of paper");
    }
}

internal sealed class FilesNoteWhenNoteWritten(Db db, TimeProvider clock, CurrentUser user) : IWhen<NoteWritten>
{
    public Task Handle(NoteWritten happened, CancellationToken ct) => db.Execute(
        "INSERT INTO notes_heard (id, note_id, by_whom) VALUES (@id, @NoteId, CONCAT('files for ', @actor))",
        new { id = clock.NewId(), happened.NoteId, actor = user.IsSystem ? user.Id?.ToString() : "nobody" }, ct);
}

internal sealed class SearchesWhenNoteLost(Db db, TimeProvider clock, NoteSwitches switches) : IWhen<NoteLost>
{
    public async Task Handle(NoteLost happened, CancellationToken ct)
    {
        await db.Execute("INSERT INTO notes_heard (id, note_id, by_whom) VALUES (@id, @NoteId, 'searches')", new { id = clock.NewId(), happened.NoteId }, ct);
        if (switches.ImmediateFails) throw new InvalidOperationException("nobody can search");
    }
}

/// <summary>A step that only counts how often it was run.</summary>
internal sealed class CountsByTheClock(NoteSwitches switches, CurrentUser user) : ITimed
{
    internal const string Key = "notes.count";

    public string Name => Key;

    public TimeSpan Period => TimeSpan.FromMinutes(5);

    public Task Run(CancellationToken ct)
    {
        switches.Called();
        return switches.TimedFails || !user.IsSystem ? throw new InvalidOperationException("out of time") : Task.CompletedTask;
    }
}

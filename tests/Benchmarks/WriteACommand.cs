using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;

namespace Neighbourhood.Benchmarks;

/// <summary>
/// What the house adds to a write: the same row by a command through the whole pipeline (permission, transaction, answer
/// kept for a retry, event, audit) and by a bare insert with its own commit. Both wait for the disk.
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class WriteACommand
{
    private World _world = null!;
    private Actor _actor = null!;
    private SqliteConnection _bare = null!;
    private string _folder = "";

    [GlobalSetup]
    public async Task Setup()
    {
        _world = await World.Start(new NotesModule());
        _actor = _world.As(Roles.Coordinator);
        _folder = Directory.CreateTempSubdirectory("neighbourhood-").FullName;
        _bare = new SqliteConnection($"Data Source={Path.Combine(_folder, "bare.db")}");
        await _bare.OpenAsync();
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE note (id CHAR(36) PRIMARY KEY, text NVARCHAR(200), at DATETIME2(3))");
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await _world.DisposeAsync();
        await _bare.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public void BareInsert()
    {
        using var command = _bare.CreateCommand();
        command.CommandText = "INSERT INTO note (id, text, at) VALUES ($id, 'a note', '2026-03-02 10:00:00.000')";
        command.Parameters.AddWithValue("$id", _world.NewId().ToString());
        command.ExecuteNonQuery();
    }

    [Benchmark]
    public Task<Guid> Command() => _actor.Send(new WriteNote(_world.NewId(), "a note"));

    [Benchmark]
    public Task<int> Question() => _actor.Ask(new CountNotes());

    private void Run(string sql)
    {
        using var command = _bare.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>The smallest module there can be.</summary>
public sealed class NotesModule : IModule
{
    internal const string Write = "notes.write";

    public string Name => "Notes";

    public IReadOnlyList<Permission> Permissions => [new(Write, "Write notes", Roles.Coordinator)];
}

[Allows(NotesModule.Write, Unscoped = "a note belongs to nobody")]
internal sealed record WriteNote(Guid Id, string Text) : ICommand<Guid>;

[Allows(NotesModule.Write, Unscoped = "notes belong to nobody")]
internal sealed record CountNotes : IQuery<int>;

internal sealed record NoteWritten(Guid NoteId) : IEvent;

internal sealed class WriteNoteHandler(Db db, IOutbox outbox, TimeProvider clock) : ICommandHandler<WriteNote, Guid>
{
    public async Task<Guid> Handle(WriteNote request, CancellationToken cancellationToken)
    {
        await db.Execute("INSERT INTO kernel_mark (name, value, set_at) VALUES (@Id, @Text, @now)", new { request.Id, request.Text, now = clock.Now() }, cancellationToken);
        await outbox.Add(new NoteWritten(request.Id), cancellationToken);
        return request.Id;
    }
}

internal sealed class CountNotesHandler(Db db) : IQueryHandler<CountNotes, int>
{
    public Task<int> Handle(CountNotes request, CancellationToken cancellationToken) => db.Find<int>("SELECT COUNT(*) FROM kernel_mark WHERE name = 'none'", ct: cancellationToken);
}

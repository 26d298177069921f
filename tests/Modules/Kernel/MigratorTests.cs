using Dapper;
using Microsoft.Data.Sqlite;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class MigratorTests : IDisposable
{
    private static readonly Script First = new("notes/0001_first", null, "CREATE TABLE notes_a (id CHAR(36) NOT NULL); CREATE TABLE notes_b (id CHAR(36) NOT NULL);");
    private static readonly Script Second = new("notes/0002_second", null, "INSERT INTO notes_a (id) VALUES ('x')");

    private readonly string _folder = Directory.CreateTempSubdirectory("neighbourhood-").FullName;

    private string File => Path.Combine(_folder, "migrated.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<IReadOnlyList<string>> Run(params Script[] scripts)
    {
        await using var engine = new SqliteEngine(File);
        return await new Migrator(engine, scripts, new TestClock()).Migrate();
    }

    private async Task<IReadOnlyList<T>> Read<T>(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        return (await connection.QueryAsync<T>(sql)).AsList();
    }

    [Fact]
    public async Task Each_script_runs_once_in_order_the_kernels_first()
    {
        var kernel = new Script("kernel/0001_k", null, "CREATE TABLE kernel_k (id INT)");
        Assert.Equal(["kernel/0001_k", "notes/0001_first", "notes/0002_second"], await Run(Second, First, kernel));
        Assert.Empty(await Run(First, Second, kernel));
        Assert.Equal(["x"], await Read<string>("SELECT id FROM notes_a"));
    }

    [Fact]
    public async Task The_journal_has_DbUps_shape()
    {
        await Run(First, Second);
        Assert.Equal(["Id", "ScriptName", "Applied"], await Read<string>("SELECT name FROM pragma_table_info('SchemaVersions') ORDER BY cid"));
        Assert.Equal(["notes/0001_first", "notes/0002_second"], await Read<string>("SELECT ScriptName FROM SchemaVersions ORDER BY Id"));
        Assert.Equal(["2026-03-02 10:00:00.000", "2026-03-02 10:00:00.000"], await Read<string>("SELECT Applied FROM SchemaVersions ORDER BY Id"));
    }

    [Fact]
    public async Task Of_twins_the_engine_runs_its_own()
    {
        Assert.Equal(["notes/0001_twin"], await Run(
            new Script("notes/0001_twin", "sqlite", "CREATE TABLE notes_mine (id INT)"), new Script("notes/0001_twin", "sqlserver", "CREATE TABLE notes_theirs (id INT)")));
        Assert.Equal(["notes_mine"], await Read<string>("SELECT name FROM sqlite_master WHERE name LIKE 'notes_%'"));
    }

    [Fact]
    public async Task A_script_that_fails_half_way_leaves_nothing_and_is_tried_again()
    {
        var broken = Second with { Sql = "CREATE TABLE notes_c (id INT); INSERT INTO notes_a (id) VALUES ('half'); INSERT INTO nowhere (id) VALUES (1);" };
        await Run(First);
        await Assert.ThrowsAsync<SqliteException>(() => Run(First, broken));
        Assert.Equal(["notes/0001_first"], await Read<string>("SELECT ScriptName FROM SchemaVersions"));
        Assert.Empty(await Read<string>("SELECT id FROM notes_a"));
        Assert.Equal(["notes/0002_second"], await Run(First, Second));
    }

    [Fact]
    public async Task A_host_that_dies_while_it_migrates_leaves_nothing()
    {
        // What a killed process leaves is an open transaction: its connection goes, and nobody says ROLLBACK.
        var dying = new SqliteConnection($"Data Source={File};Pooling=False");
        await dying.OpenAsync();
        await dying.ExecuteAsync("PRAGMA journal_mode=WAL; BEGIN EXCLUSIVE; CREATE TABLE notes_a (id INT); CREATE TABLE SchemaVersions (Id INT, ScriptName TEXT, Applied TEXT);");
        await dying.CloseAsync();
        Assert.Equal(["notes/0001_first"], await Run(First));
    }

    [Fact]
    public async Task Hosts_that_start_together_migrate_once()
    {
        var ran = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Run(First, Second))));
        Assert.Equal(["notes/0001_first", "notes/0002_second"], ran.SelectMany(r => r).Order());
        Assert.Equal(["x"], await Read<string>("SELECT id FROM notes_a"));
    }

    [Fact]
    public async Task What_waits_is_known_before_and_after()
    {
        await using var engine = new SqliteEngine(File);
        var migrator = new Migrator(engine, [First, Second], new TestClock());
        Assert.Equal(["notes/0001_first", "notes/0002_second"], await migrator.Waiting());
        await migrator.Migrate();
        Assert.Empty(await migrator.Waiting());
        Assert.Equal(["notes/0003_third"], await new Migrator(engine, [First, Second, new Script("notes/0003_third", null, "SELECT 1")], new TestClock()).Waiting());
    }
}

using System.Reflection;
using Dapper;

namespace Neighbourhood.Kernel;

/// <summary>A numbered script of one module, as embedded in its assembly.</summary>
/// <param name="Key">Its name in the journal: <c>mdt/0002_search</c>, the same for both twins.</param>
/// <param name="Engine">The engine whose twin it is, or null when it runs on both.</param>
public sealed record Script(string Key, string? Engine, string Sql)
{
    /// <summary>The scripts of an assembly; their resource names are <c>db/mdt/0002_search.sqlite.sql</c>.</summary>
    public static IEnumerable<Script> In(Assembly assembly)
    {
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("db/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var parts = Path.GetFileNameWithoutExtension(name).Split('.');
            yield return new Script($"{Path.GetDirectoryName(name)!["db/".Length..]}/{parts[0]}", parts.Length > 1 ? parts[1] : null, text.ReadToEnd());
        }
    }
}

/// <summary>
/// Brings the schema up to date: forward only, each script in one transaction with its line in the journal.
/// The journal has DbUp's shape, so that DbUp can take over the same database (decision 0003).
/// </summary>
public sealed class Migrator
{
    private readonly Engine _engine;
    private readonly IReadOnlyList<Script> _scripts;
    private readonly TimeProvider _clock;

    internal Migrator(Engine engine, IEnumerable<Assembly> assemblies, TimeProvider clock) : this(engine, assemblies.SelectMany(Script.In), clock) { }

    internal Migrator(Engine engine, IEnumerable<Script> scripts, TimeProvider clock)
    {
        (_engine, _clock) = (engine, clock);
        // The Kernel's tables first, then the modules by name; within one by number.
        _scripts = [.. scripts.Where(s => s.Engine is null || s.Engine == engine.Suffix)
            .OrderBy(s => s.Key.StartsWith("kernel/", StringComparison.Ordinal) ? 0 : 1).ThenBy(s => s.Key, StringComparer.Ordinal)];
    }

    /// <summary>Scripts that this program has and the database has not.</summary>
    public async Task<IReadOnlyList<string>> Waiting(CancellationToken ct = default)
    {
        await using var connection = await OpenOrNull(ct);
        if (connection is null) return [.. _scripts.Select(s => s.Key)];
        var done = (await connection.QueryAsync<string>("SELECT ScriptName FROM SchemaVersions")).ToHashSet(StringComparer.Ordinal);
        return [.. _scripts.Select(s => s.Key).Where(k => !done.Contains(k))];
    }

    /// <summary>A line of the journal.</summary>
    public sealed record AppliedScript(string ScriptName, DateTimeOffset Applied);

    /// <summary>What was applied, newest first.</summary>
    public async Task<IReadOnlyList<AppliedScript>> Applied(CancellationToken ct = default)
    {
        await using var connection = await OpenOrNull(ct);
        return connection is null ? [] : [.. await connection.QueryAsync<AppliedScript>("SELECT ScriptName, Applied FROM SchemaVersions ORDER BY Id DESC")];
    }

    /// <summary>Every script that this program has.</summary>
    internal IReadOnlyList<string> Known => [.. _scripts.Select(s => s.Key)];

    /// <summary>The same scripts for another database of the same engine.</summary>
    internal Migrator On(Engine engine) => new(engine, _scripts, _clock);

    /// <summary>Runs what is waiting; of two hosts that start together one does it and the other finds it done.</summary>
    /// <param name="each">Told the key of each script before it runs.</param>
    /// <returns>The keys that ran here.</returns>
    public async Task<IReadOnlyList<string>> Migrate(Action<string>? each = null, CancellationToken ct = default)
    {
        await using var turn = await _engine.BeginAlone(ct);
        await turn.Connection.ExecuteAsync(_engine.Suffix == "sqlite"
            ? "CREATE TABLE IF NOT EXISTS SchemaVersions (Id INTEGER PRIMARY KEY AUTOINCREMENT, ScriptName NVARCHAR(255) NOT NULL, Applied DATETIME NOT NULL)"
            : """
              IF OBJECT_ID('SchemaVersions') IS NULL
              CREATE TABLE SchemaVersions (Id INT IDENTITY(1,1) NOT NULL CONSTRAINT PK_SchemaVersions_Id PRIMARY KEY, ScriptName NVARCHAR(255) NOT NULL, Applied DATETIME NOT NULL)
              """, transaction: turn.Transaction);
        var done = (await turn.Connection.QueryAsync<string>("SELECT ScriptName FROM SchemaVersions", transaction: turn.Transaction)).ToHashSet(StringComparer.Ordinal);
        var ran = new List<string>();
        foreach (var script in _scripts.Where(s => !done.Contains(s.Key)))
        {
            each?.Invoke(script.Key);
            await turn.Connection.ExecuteAsync(script.Sql, transaction: turn.Transaction);
            await turn.Connection.ExecuteAsync(
                "INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (@Key, @now)", new { script.Key, now = _clock.GetUtcNow() }, turn.Transaction);
            ran.Add(script.Key);
        }
        await turn.Commit();
        return ran;
    }

    private async Task<System.Data.Common.DbConnection?> OpenOrNull(CancellationToken ct)
    {
        try
        {
            var connection = await _engine.OpenToRead(ct);
            var sql = _engine.Suffix == "sqlite"
                ? "SELECT COUNT(*) FROM sqlite_master WHERE name = 'SchemaVersions'"
                : "SELECT COUNT(*) FROM sys.tables WHERE name = 'SchemaVersions'";
            if (await connection.ExecuteScalarAsync<long>(sql) > 0) return connection;
            await connection.DisposeAsync();
            return null;
        }
        catch (Microsoft.Data.Sqlite.SqliteException absent) when (absent.SqliteErrorCode == SQLitePCL.raw.SQLITE_CANTOPEN)
        {
            return null;
        }
    }
}

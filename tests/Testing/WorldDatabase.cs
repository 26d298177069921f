using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Neighbourhood.Testing;

/// <summary>
/// An empty database for one world: a file of its own, or, where <c>NEIGHBOURHOOD_SQLSERVER</c> holds a connection string, a
/// database of its own on that server; gone at the end.
/// </summary>
public sealed class WorldDatabase : IAsyncDisposable
{
    /// <summary>The variable that sends the module tests to SQL Server.</summary>
    public const string Variable = "NEIGHBOURHOOD_SQLSERVER";

    /// <summary>What the Migrator made of an empty file, by the modules whose scripts it ran.</summary>
    private static readonly ConcurrentDictionary<string, byte[]> Migrated = new(StringComparer.Ordinal);

    private readonly string _folder = Scratch.Folder("neighbourhood-");
    private readonly string? _name;

    private WorldDatabase(string? name)
    {
        _name = name;
        Settings = name is null
            ? new Dictionary<string, string?>(StringComparer.Ordinal) { ["Database:File"] = Path.Combine(_folder, "world.db") }
            : new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Database:Engine"] = "sqlserver",
                ["Database:ConnectionString"] = new SqlConnectionStringBuilder(Server) { InitialCatalog = name }.ToString(),
                ["Security:DigestKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            };
    }

    /// <summary>The server of the variable; null where there is none.</summary>
    public static string? Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server ? server : null;

    /// <summary>What the Kernel must be told to use it.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    public static async Task<WorldDatabase> Make()
    {
        if (Server is null) return new WorldDatabase(null);
        var made = new WorldDatabase($"neighbourhood_{Guid.NewGuid():N}");
        await OnServer($"CREATE DATABASE {made._name}");
        return made;
    }

    /// <summary>Makes the file as the Migrator left it for the first world of these modules: there are thousands of worlds, and the scripts take longest of each.</summary>
    /// <returns>False for the first world, and where the database is not this file.</returns>
    internal bool Begins(string modules, string? file)
    {
        if (file is null || File.Exists(file) || !Migrated.TryGetValue(modules, out var made)) return false;
        File.WriteAllBytes(file, made);
        return true;
    }

    /// <summary>Keeps what the Migrator has just made, for the worlds after this one.</summary>
    internal void Keep(string modules, string? file)
    {
        if (file is null || Path.GetDirectoryName(file) != _folder || Migrated.ContainsKey(modules)) return;
        var copy = Path.Combine(_folder, "migrated.db");
        using (var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()))
        using (var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString()))
        {
            from.Open();
            to.Open();
            from.BackupDatabase(to);
        }
        Migrated.TryAdd(modules, File.ReadAllBytes(copy));
        File.Delete(copy);
    }

    public async ValueTask DisposeAsync()
    {
        if (_name is not null) await OnServer($"ALTER DATABASE {_name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {_name}");
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task OnServer(string sql)
    {
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder(Server) { InitialCatalog = "master" }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a name that is made above
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}

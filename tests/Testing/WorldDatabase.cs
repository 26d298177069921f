using System.Security.Cryptography;
using Microsoft.Data.SqlClient;

namespace Neighbourhood.Testing;

/// <summary>
/// An empty database for one world: a file of its own, or, where <c>NEIGHBOURHOOD_SQLSERVER</c> holds a connection string, a
/// database of its own on that server; gone at the end.
/// </summary>
public sealed class WorldDatabase : IAsyncDisposable
{
    /// <summary>The variable that sends the module tests to SQL Server.</summary>
    public const string Variable = "NEIGHBOURHOOD_SQLSERVER";

    private readonly string _folder = Directory.CreateTempSubdirectory("neighbourhood-").FullName;
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

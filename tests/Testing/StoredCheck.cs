using Microsoft.Data.Sqlite;

namespace Neighbourhood.Testing;

/// <summary>
/// SQLite keeps whatever it is given; SQL Server refuses what does not fit its column. At the end of each world what was
/// stored is held against the declared types.
/// </summary>
internal static class StoredCheck
{
    /// <exception cref="DoesNotFit">Something stored would be refused, or come back as something else.</exception>
    internal static void Assert(string file, Schema schema)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        var there = Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table'").ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var table in schema.Tables.Where(t => there.Contains(t.Name)))
        {
            var tests = table.Columns.Select(c => (Column: c, Wrong: Wrong(c))).Where(t => t.Wrong is not null).ToList();
            if (tests.Count == 0 || Read(connection, $"SELECT 1 FROM {table.Name} WHERE {string.Join(" OR ", tests.Select(t => t.Wrong))}").Count == 0) continue;
            foreach (var (column, wrong) in tests)
                if (Read(connection, $"SELECT {column.Name} FROM {table.Name} WHERE {wrong}") is [var first, ..]) throw new DoesNotFit(table.Name, column, first);
        }
    }

    private static string? Wrong(SchemaColumn column) => column switch
    {
        { Type: "CHAR(36)" } => $"(LENGTH({column.Name}) <> 36 OR {column.Name} <> LOWER({column.Name}))",
        { Kind: ValueKind.Text, Length: { } most } => $"LENGTH({column.Name}) > {most}",
        { Kind: ValueKind.Date } => $"{column.Name} NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'",
        { Kind: ValueKind.Instant } => $"{column.Name} NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]'",
        { Type: "BIT" } => $"{column.Name} NOT IN (0, 1)",
        { Kind: ValueKind.Number } => $"(TYPEOF({column.Name}) IN ('text', 'blob'))",
        _ => null,
    };

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of tables and columns, read from the scripts
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var read = new List<string>();
        while (rows.Read()) read.Add(rows.GetString(0));
        return read;
    }
}

/// <summary>A stored value that SQL Server would have refused.</summary>
public sealed class DoesNotFit(string table, SchemaColumn column, string value) : Exception(
    $"{table}.{column.Name} is {column.Type} and holds \"{(value.Length <= 60 ? value : value[..60] + "…")}\" ({value.Length} characters): SQLite keeps it, SQL Server refuses it. Refuse it in the use case, or arrange what could be (rule 25).");

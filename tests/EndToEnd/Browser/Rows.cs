using Microsoft.Data.Sqlite;
using Neighbourhood.Testing;

namespace Neighbourhood.EndToEnd.Browser;

/// <summary>Reads and writes the database of a running host beside it: for what a journey begins with and no page can arrange.</summary>
internal static class Rows
{
    /// <summary>The first column of each row.</summary>
    internal static IReadOnlyList<string> Of(RunningHost host, string sql)
    {
        using var connection = Open(host);
        using var command = Command(connection, sql);
        using var rows = command.ExecuteReader();
        var read = new List<string>();
        while (rows.Read()) read.Add(rows.GetString(0));
        return read;
    }

    internal static void Write(RunningHost host, string sql)
    {
        using var connection = Open(host);
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(RunningHost host)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = host.DatabaseFile, Pooling = false, DefaultTimeout = 10 }.ToString());
        connection.Open();
        return connection;
    }

#pragma warning disable CA2100 // written in the tests
    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
#pragma warning restore CA2100
}

using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace Neighbourhood.Kernel;

/// <summary>The production engine: many hosts, one database.</summary>
internal sealed class SqlServerEngine(string connectionString) : Engine
{
    // The driver's default is not to encrypt; ours is never otherwise.
    private readonly string _connection = new SqlConnectionStringBuilder(connectionString) { Encrypt = true }.ToString();

    internal override string Suffix => "sqlserver";

    internal override async Task<DbConnection> OpenToRead(CancellationToken ct)
    {
        var connection = new SqlConnection(_connection);
        await connection.OpenAsync(ct);
        return connection;
    }

    internal override async Task<WriteTransaction> Begin(CancellationToken ct)
    {
        var connection = await OpenToRead(ct);
        return new Turn(connection, await connection.BeginTransactionAsync(ct));
    }

    internal override async Task<WriteTransaction> BeginAlone(CancellationToken ct)
    {
        var turn = await Begin(ct);
        await using var command = turn.Connection.CreateCommand();
        command.Transaction = turn.Transaction;
        command.CommandText = "EXEC sp_getapplock @Resource = 'neighbourhood/migrate', @LockMode = 'Exclusive', @LockTimeout = 120000";
        await command.ExecuteNonQueryAsync(ct);
        return turn;
    }

    internal override string Rewrite(string sql) => sql;

    internal override bool IsDuplicate(Exception thrown) => thrown is SqlException { Number: 2601 or 2627 };

    internal override bool IsBusy(Exception thrown) => thrown is SqlException { Number: 1205 or 1222 or -2 };

    internal override async Task<(long? Bytes, long? Free)> Room(CancellationToken ct)
    {
        await using var connection = await OpenToRead(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT SUM(CAST(size AS BIGINT)) * 8192 FROM sys.database_files";
        return (await command.ExecuteScalarAsync(ct) as long?, null); // the disk is the server's
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Turn(DbConnection connection, DbTransaction transaction) : WriteTransaction
    {
        internal override DbConnection Connection => connection;

        internal override DbTransaction? Transaction => transaction;

        internal override void StillOpen()
        {
            if (transaction.Connection is null)
                throw new InvalidOperationException("The transaction is no longer open: nothing of this command is kept.");
        }

        internal override Task Commit() => transaction.CommitAsync(CancellationToken.None);

        public override async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}

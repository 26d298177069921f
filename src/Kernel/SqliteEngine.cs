using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Neighbourhood.Kernel;

/// <summary>The embedded engine: one file, one writer at a time, as many readers as come.</summary>
internal sealed partial class SqliteEngine : Engine
{
    /// <summary>How long a writer waits for its turn.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly string _path;
    private readonly string _read;
    private readonly string _write;
    private SqliteConnection? _writer;

    internal SqliteEngine(string file)
    {
        var path = _path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _write = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 3 }.ToString();
        _read = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = 3 }.ToString();
    }

    internal override string Suffix => "sqlite";

    internal override async Task<DbConnection> OpenToRead(CancellationToken ct)
    {
        var connection = new SqliteConnection(_read);
        await connection.OpenAsync(ct);
        return connection;
    }

    internal override Task<WriteTransaction> Begin(CancellationToken ct) => Begin("BEGIN IMMEDIATE", Patience, ct);

    internal override Task<WriteTransaction> BeginAlone(CancellationToken ct) => Begin("BEGIN EXCLUSIVE", TimeSpan.FromMinutes(2), ct);

    private async Task<WriteTransaction> Begin(string how, TimeSpan patience, CancellationToken ct)
    {
        if (!await _turn.WaitAsync(patience, ct)) throw new Busy();
        try
        {
            var writer = _writer ??= Open();
            // Another process may hold the file (a second host that migrates): the busy handler gives up, we ask again.
            for (var end = DateTime.UtcNow + patience; ;)
            {
                try
                {
                    Run(writer, how);
                    return new Turn(this, writer);
                }
                catch (SqliteException held) when (IsBusy(held))
                {
                    if (DateTime.UtcNow > end || patience == Patience) throw new Busy(held);
                }
            }
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_write);
        connection.Open();
        // FULL: an answered command is on the disk, whatever happens to the machine.
        for (var tries = 0; ; tries++)
        {
            try
            {
                Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;");
                return connection;
            }
            catch (SqliteException held) when (IsBusy(held) && tries < 20)
            {
                Thread.Sleep(50); // two hosts that start at once both turn the file to WAL: the second waits
            }
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [GeneratedRegex(@"OFFSET\s+(?<skip>@\w+|\d+)\s+ROWS\s+FETCH\s+NEXT\s+(?<take>@\w+|\d+)\s+ROWS\s+ONLY", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Paging();

    internal override string Rewrite(string sql) => Paging().Replace(sql, "LIMIT ${take} OFFSET ${skip}");

    internal override bool IsDuplicate(Exception thrown) =>
        thrown is SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY };

    internal override bool IsBusy(Exception thrown) => thrown is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED };

    internal override Task<(long? Bytes, long? Free)> Room(CancellationToken ct)
    {
        long Length(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;
        return Task.FromResult<(long?, long?)>((Length(_path) + Length(_path + "-wal"), new DriveInfo(Path.GetDirectoryName(_path)!).AvailableFreeSpace));
    }

    /// <summary>Copies the database page by page into a new file while others read and write; the copy is of one moment.</summary>
    internal void CopyTo(string file)
    {
        using var from = new SqliteConnection(new SqliteConnectionStringBuilder(_read) { Pooling = false }.ToString());
        from.Open();
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        to.Open();
        from.BackupDatabase(to);
        Run(to, "PRAGMA journal_mode=DELETE"); // one file, nothing beside it
    }

    public override async ValueTask DisposeAsync()
    {
        if (_writer is not null) await _writer.DisposeAsync();
        _turn.Dispose();
        SqliteConnection.ClearPool(new SqliteConnection(_read));
    }

    private sealed class Turn(SqliteEngine engine, SqliteConnection connection) : WriteTransaction
    {
        private bool _committed;

        internal override DbConnection Connection => connection;

        internal override DbTransaction? Transaction => null;

        internal override void StillOpen()
        {
            // A full disk or an interrupt undoes the whole transaction under us; what follows would then commit by itself.
            if (raw.sqlite3_get_autocommit(connection.Handle) != 0)
                throw new InvalidOperationException("The transaction is no longer open: nothing of this command is kept.");
        }

        internal override Task Commit()
        {
            StillOpen();
            Run(connection, "COMMIT");
            _committed = true;
            return Task.CompletedTask;
        }

        public override async ValueTask DisposeAsync()
        {
            try
            {
                if (!_committed && raw.sqlite3_get_autocommit(connection.Handle) == 0) Run(connection, "ROLLBACK");
            }
            catch (SqliteException)
            {
                engine._writer = null; // a connection that cannot undo is not used again
                await connection.DisposeAsync();
            }
            finally
            {
                engine._turn.Release();
            }
        }
    }
}

using System.Data.Common;

namespace Neighbourhood.Kernel;

/// <summary>What the two database engines do differently. Everything else is one SQL text.</summary>
internal abstract class Engine : IAsyncDisposable
{
    private static readonly Lock Once = new();
    private static bool _registered;

    protected Engine()
    {
        lock (Once)
        {
            if (!_registered) TypeHandlers.Register();
            _registered = true;
        }
    }

    /// <summary>The suffix of this engine's twin of a script.</summary>
    internal abstract string Suffix { get; }

    /// <summary>An open connection for reading.</summary>
    internal abstract Task<DbConnection> OpenToRead(CancellationToken ct);

    /// <summary>A transaction that may write. Waits at most ten seconds for its turn, then <see cref="Busy"/>.</summary>
    internal abstract Task<WriteTransaction> Begin(CancellationToken ct);

    /// <summary>The same SQL, as this engine speaks it.</summary>
    internal abstract string Rewrite(string sql);

    /// <summary>Whether a unique index refused the row.</summary>
    internal abstract bool IsDuplicate(Exception thrown);

    /// <summary>Whether the engine could not take the write now: locked, deadlocked, out of patience.</summary>
    internal abstract bool IsBusy(Exception thrown);

    /// <summary>Keeps every other host out while the schema changes; released on disposal.</summary>
    internal abstract Task<WriteTransaction> BeginAlone(CancellationToken ct);

    /// <summary>How many bytes the database holds and how many are free beside it; null where the engine cannot tell.</summary>
    internal abstract Task<(long? Bytes, long? Free)> Room(CancellationToken ct);

    public abstract ValueTask DisposeAsync();
}

/// <summary>One connection, one transaction.</summary>
internal abstract class WriteTransaction : IAsyncDisposable
{
    internal abstract DbConnection Connection { get; }

    internal abstract DbTransaction? Transaction { get; }

    /// <summary>Throws when the engine has undone the transaction by itself: the rest must not run outside one.</summary>
    internal abstract void StillOpen();

    internal abstract Task Commit();

    /// <summary>Undoes what was not committed and gives the turn to the next.</summary>
    public abstract ValueTask DisposeAsync();
}

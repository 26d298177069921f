using System.Collections.Concurrent;
using Neighbourhood.Kernel;

namespace Neighbourhood.Testing;

/// <summary>
/// Rule 25: hears each statement of the module tests and reads it as T-SQL against the schema. A bad one fails where it ran;
/// where its failure is caught (a delivery is tried again), the world fails at its end.
/// </summary>
public sealed class StatementCheck(Schema schema) : IStatementLog
{
    private readonly ConcurrentDictionary<string, byte> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<BadStatement> _bad = new();

    public Schema Schema => schema;

    /// <summary>Each distinct text that ran.</summary>
    public IReadOnlyCollection<string> Seen => [.. _seen.Keys];

    public void Ran(string sql)
    {
        _seen.TryAdd(sql, 0);
        if (schema.Against(sql) is not { } reason) return;
        var bad = new BadStatement(reason, sql);
        _bad.Enqueue(bad);
        throw bad;
    }

    /// <exception cref="BadStatement">One ran, and whoever caught its exception went on.</exception>
    public void Assert()
    {
        if (_bad.TryPeek(out var bad)) throw bad;
    }
}

/// <summary>A statement that SQL Server would refuse, or that the engines understand differently.</summary>
public sealed class BadStatement(string reason, string sql) : Exception(
    $"This statement is not in the SQL that both engines run: {reason}.{Environment.NewLine}{sql}{Environment.NewLine}because a statement that only SQLite takes is found in production otherwise (rule 25, db/README.md).");

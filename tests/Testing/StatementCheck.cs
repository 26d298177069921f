using System.Collections.Concurrent;
using Neighbourhood.Kernel;

namespace Neighbourhood.Testing;

/// <summary>Hears each distinct statement of the module tests.</summary>
public sealed class StatementCheck : IStatementLog
{
    private readonly ConcurrentDictionary<string, byte> _seen = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Seen => [.. _seen.Keys];

    public void Ran(string sql) => _seen.TryAdd(sql, 0);
}

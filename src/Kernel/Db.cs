using System.Collections;
using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using Dapper;

namespace Neighbourhood.Kernel;

/// <summary>Hears each statement that runs: the module tests read them all as T-SQL.</summary>
public interface IStatementLog
{
    void Ran(string sql);
}

/// <summary>
/// The database, for one scope: one connection and one transaction while a command runs, a reading connection otherwise.
/// SQL is a constant literal in the subset that both engines run (db/README.md).
/// </summary>
public sealed class Db : IAsyncDisposable
{
    private const int ListLimit = 1000;
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    private readonly Engine _engine;
    private readonly IStatementLog? _log;
    private readonly List<Action> _afterCommit = [];
    private WriteTransaction? _open;
    private bool _wrote;

    internal Db(Engine engine, IStatementLog? log) => (_engine, _log) = (engine, log);

    /// <summary>Whether a transaction is open in this scope.</summary>
    internal bool IsOpen => _open is not null;

    /// <summary>Whether something was written since <see cref="Begin"/>.</summary>
    internal bool HasWritten => _open is not null && _wrote;

    /// <summary>Every row, in order. A list of ids longer than a thousand is asked in parts, each ordered by itself.</summary>
    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? args = null, CancellationToken ct = default)
    {
        var rows = new List<T>();
        var parts = Parts(args).ToList();
        if (parts.Count > 1 && sql.Contains("NOT IN", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException("A list this long is asked in parts, and what one part leaves out the next lets in: select what is wanted, not what is not.");
        foreach (var part in parts)
            rows.AddRange(await Run(sql, part, (c, command) => c.QueryAsync<T>(command), ct));
        return rows;
    }

    /// <summary>The one row, or default when there is none; two are an error of the program.</summary>
    public Task<T?> Find<T>(string sql, object? args = null, CancellationToken ct = default) =>
        Run(sql, Parts(args).Single(), (c, command) => c.QuerySingleOrDefaultAsync<T?>(command), ct);

    /// <summary>How many rows were touched. Only inside a command, a request, a reaction or a verb.</summary>
    public Task<int> Execute(string sql, object? args = null, CancellationToken ct = default)
    {
        if (_open is null) throw new InvalidOperationException("Only a command, a request or a reaction writes.");
        _wrote = true;
        return Run(sql, Parts(args).Single(), (c, command) => c.ExecuteAsync(command), ct);
    }

    /// <summary>
    /// Runs an UPDATE or DELETE that ends in <c>AND version = @Version</c>; touching no row means that somebody else was first.
    /// </summary>
    /// <exception cref="Conflict">With what stands and what was sent, when they are given.</exception>
    public async Task ExecuteVersioned(
        string sql, object args, string reason = "Somebody else has changed this. Look at what stands now, then try again.",
        Func<Task<Conflict>>? conflict = null, CancellationToken ct = default)
    {
        if (await Execute(sql, args, ct) == 0) throw conflict is null ? new Conflict(reason) : await conflict();
    }

    /// <summary>Opens the transaction of this scope.</summary>
    internal async Task Begin(CancellationToken ct) => (_open, _wrote) = (await _engine.Begin(ct), false);

    /// <summary>Keeps all since <see cref="Begin"/>; not cancelled half-way.</summary>
    internal async Task Commit()
    {
        await _open!.Commit();
        await End();
        foreach (var action in _afterCommit) action();
        _afterCommit.Clear();
    }

    /// <summary>Undoes all since <see cref="Begin"/>.</summary>
    internal async Task Undo()
    {
        _afterCommit.Clear();
        await End();
    }

    /// <summary>Runs once the rows are kept; not at all when they are undone.</summary>
    internal void AfterCommit(Action action) => _afterCommit.Add(action);

    internal bool IsDuplicate(Exception thrown) => _engine.IsDuplicate(thrown);

    public async ValueTask DisposeAsync() => await End();

    private async Task End()
    {
        if (_open is { } open)
        {
            _open = null;
            await open.DisposeAsync();
        }
    }

    private async Task<T> Run<T>(string sql, DynamicParameters? args, Func<DbConnection, CommandDefinition, Task<T>> run, CancellationToken ct)
    {
        _log?.Ran(sql);
        var text = _engine.Rewrite(sql);
        try
        {
            if (_open is { } open)
            {
                open.StillOpen();
                // Not the caller's token: a cancelled statement would undo the transaction under the handler.
                return await run(open.Connection, new CommandDefinition(text, args, open.Transaction));
            }
            await using var connection = await _engine.OpenToRead(ct);
            return await run(connection, new CommandDefinition(text, args, cancellationToken: ct));
        }
        catch (DbException held) when (_engine.IsBusy(held))
        {
            throw new Busy(held);
        }
    }

    /// <summary>The arguments as parameters; one list of ids beyond the limit is cut into several sets.</summary>
    private static IEnumerable<DynamicParameters?> Parts(object? args)
    {
        if (args is null) return [null];
        var values = Properties
            .GetOrAdd(args.GetType(), t => [.. t.GetProperties().Where(p => p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract")])
            .Select(p => (p.Name, Value: Plain(p.GetValue(args)))).ToList();
        var lists = values.Where(v => v.Value is DbString[]).ToList();
        if (lists.Count != 1 || ((DbString[])lists[0].Value!).Length <= ListLimit) return [Parameters(values)];
        return ((DbString[])lists[0].Value!).Chunk(ListLimit)
            .Select(chunk => Parameters(values.Select(v => v.Name == lists[0].Name ? (v.Name, chunk) : v)));
    }

    private static DynamicParameters Parameters(IEnumerable<(string Name, object? Value)> values)
    {
        var parameters = new DynamicParameters();
        foreach (var (name, value) in values) parameters.Add(name, value);
        return parameters;
    }

    /// <summary>Enums as their names; lists as text, since a list bypasses the type handlers and would find nothing.</summary>
    private static object? Plain(object? value) => value switch
    {
        null or string or byte[] => value,
        Enum code => code.ToString(),
        IDictionary => null,
        IEnumerable<Guid> ids => ids.Select(id => new DbString { Value = id.ToString("D"), IsAnsi = true, IsFixedLength = true, Length = 36 }).ToArray(),
        IEnumerable<string> texts => texts.Select(text => new DbString { Value = text, IsAnsi = false }).ToArray(),
        IEnumerable others => List(others),
        _ => value,
    };

    /// <summary>A list of codes by their names, or of whole numbers; any other is no parameter, and a statement that names it fails.</summary>
    private static object? List(IEnumerable values)
    {
        var element = values.GetType().GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
        return element is null ? null
            : element.IsEnum ? values.Cast<object>().Select(o => new DbString { Value = o.ToString(), IsAnsi = false }).ToArray()
            : element == typeof(int) ? values.Cast<int>().ToArray()
            : null;
    }
}

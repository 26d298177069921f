using System.Collections.Concurrent;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Neighbourhood.Kernel;

namespace Neighbourhood.Testing;

/// <summary>
/// The Kernel, the chosen modules and an empty, migrated database of its own: the real pipeline, no web server.
/// What other modules would answer is said with <see cref="Answers{TQuestion,TAnswer}"/>.
/// </summary>
public sealed class World : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly WorldDatabase _database;
    private readonly StatementCheck _statements;
    private readonly string? _file;
    private readonly ConcurrentDictionary<Type, object> _stubs;
    private readonly EventLog _told;

    private World(ServiceProvider services, string? file, WorldDatabase database, StatementCheck statements, ConcurrentDictionary<Type, object> stubs, EventLog told, TestClock clock) =>
        (_services, _file, _database, _statements, _stubs, _told, Clock) = (services, file, database, statements, stubs, told, clock);

    /// <summary>Stands still at Monday 2 March 2026, 10:00 in London, until moved.</summary>
    public TestClock Clock { get; }

    /// <summary>Every event that was kept, in order.</summary>
    public IReadOnlyList<IEvent> Told => [.. _told.Events];

    public IServiceProvider Services => _services;

    /// <summary>A new id, as the program makes them.</summary>
    public Guid NewId() => Clock.NewId();

    public static Task<World> Start(params IReadOnlyList<IModule> modules) => Start(_ => { }, modules);

    /// <param name="settings">Configuration beyond the defaults, by name.</param>
    public static Task<World> Start(Action<IDictionary<string, string?>> settings, params IReadOnlyList<IModule> modules) => Start(settings, _ => { }, modules);

    /// <summary>A world in which something of the program is another: a reaction that fails, to see what it undoes.</summary>
    /// <param name="change">Registers what takes the place of what the modules registered.</param>
    public static Task<World> StartWith(Action<IServiceCollection> change, params IReadOnlyList<IModule> modules) => Start(_ => { }, change, modules);

    /// <param name="settings">Configuration beyond the defaults, by name.</param>
    /// <param name="more">Services beyond those of the modules, after them.</param>
    public static async Task<World> Start(Action<IDictionary<string, string?>> settings, Action<IServiceCollection> more, params IReadOnlyList<IModule> modules)
    {
        var database = await WorldDatabase.Make();
        var values = new Dictionary<string, string?>(database.Settings, StringComparer.Ordinal) { ["Delivery:Tries"] = "3" };
        settings(values);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var (stubs, told, clock) = (new ConcurrentDictionary<Type, object>(), new EventLog(), new TestClock());

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IEventLog>(told);
        var statements = new StatementCheck(Schema.Of(modules.Where(m => m is not StandIn).Select(m => m.GetType().Assembly)));
        services.AddSingleton<IStatementLog>(statements);
        services.AddKernel(configuration, [.. modules.Where(m => m is not StandIn)]);
        foreach (var core in modules.OfType<StandIn>()) services.AddSingleton<IModule>(core);
        services.AddScoped<ServiceFactory>(p => type => stubs.TryGetValue(type, out var stub) ? stub : p.GetRequiredService(type));

        more(services);

        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        var kernel = provider.GetRequiredService<KernelSettings>();
        var file = kernel.Engine == DatabaseEngine.Sqlite ? kernel.File : null;
        var names = string.Join('|', modules.Where(m => m is not StandIn).Select(m => m.GetType().FullName));
        var begun = database.Begins(names, file);
        // On a copy too: a script that the first world had not run would run here.
        await provider.GetRequiredService<Migrator>().Migrate();
        if (!begun) database.Keep(names, file);
        return new World(provider, file, database, statements, stubs, told, clock);
    }

    /// <summary>Somebody with a role, in one scope; their own work where no scope is named.</summary>
    /// <param name="role">A code of <see cref="Roles"/>.</param>
    /// <param name="scopeId">The MDT, site, neighbourhood …; <see cref="Guid.Empty"/> for everywhere.</param>
    public Actor As(string role, Guid? scopeId = null, Guid? userId = null, Guid? organisationId = null)
    {
        var id = userId ?? NewId();
        return As(id, organisationId, new Grant(role, scopeId == Guid.Empty ? null : scopeId ?? id));
    }

    /// <summary>Somebody with these grants; with none, somebody signed in who may nothing.</summary>
    public Actor As(Guid userId, Guid? organisationId, params Grant[] grants) => new(_services, userId, organisationId, grants);

    /// <summary>The program itself: never refused.</summary>
    public Actor AsSystem() => new(_services, null, null, []);

    /// <summary>Says what another module answers to a question or a core's request.</summary>
    public void Answers<TQuestion, TAnswer>(Func<TQuestion, TAnswer> answer) where TQuestion : IRequest<TAnswer> =>
        _stubs[typeof(IRequestHandler<TQuestion, TAnswer>)] = new Stub<TQuestion, TAnswer>(answer);

    /// <summary>Hands in an event of another module, as if it had been told there; <see cref="Deliver"/> brings it.</summary>
    public async Task Happened(IEvent happened)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().IsSystemFor(null);
        await scope.ServiceProvider.GetRequiredService<Db>().InOne(() => scope.ServiceProvider.GetRequiredService<IOutbox>().Add(happened));
    }

    /// <summary>Runs the outbox to its end: what is due now, and what that tells in turn.</summary>
    public Task Deliver() => _services.GetRequiredService<Delivery>().RunToEnd();

    /// <summary>Runs the timed steps that are due now; answers how many.</summary>
    public Task<int> Tick() => _services.GetRequiredService<Timed>().RunOnce();

    /// <summary>Reads what is stored.</summary>
    public async Task<IReadOnlyList<T>> Sql<T>(string sql, object? args = null)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Db>().Query<T>(sql, args);
    }

    /// <summary>Writes rows past the program: only to arrange what no use case makes yet.</summary>
    public async Task Arrange(string sql, object? args = null)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        await db.InOne(() => db.Execute(sql, args));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        try
        {
            _statements.Assert();
            if (_file is not null) StoredCheck.Assert(_file, _statements.Schema);
        }
        finally
        {
            await _database.DisposeAsync();
        }
    }

    private sealed class Stub<TQuestion, TAnswer>(Func<TQuestion, TAnswer> answer) : IRequestHandler<TQuestion, TAnswer> where TQuestion : IRequest<TAnswer>
    {
        public Task<TAnswer> Handle(TQuestion request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }

    private sealed class EventLog : IEventLog
    {
        internal ConcurrentQueue<IEvent> Events { get; } = new();

        public void Told(IEvent happened) => Events.Enqueue(happened);
    }
}

/// <summary>The core's permissions where the core is not there and its answers are said: whom it permits what, its own tests show.</summary>
public sealed class StandIn(params string[] permissions) : IModule
{
    public string Name => nameof(StandIn);

    public IReadOnlyList<Permission> Permissions { get; } = [.. permissions.Select(p => new Permission(p, "Stands in for the core", [.. Roles.All.Select(r => r.Code)]))];
}

/// <summary>Somebody who does things in a world; each in a scope of its own, as a web request is.</summary>
public sealed class Actor(IServiceProvider services, Guid? userId, Guid? organisationId, IReadOnlyList<Grant> grants)
{
    public Guid Id => userId ?? Guid.Empty;

    public Task<T> Send<T>(ICommand<T> command) => In(s => s.Send(command), command);

    public Task<T> Send<T>(IRequestOf<T> request) => In(s => s.Send(request), request);

    public Task<T> Ask<T>(IQuery<T> question) => In(s => s.Ask(question), question);

    public Task<T> Ask<T>(IFact<T> question) => In(s => s.Ask(question), question);

    public Task<IReadOnlyList<T>> Ask<T>(IGather<T> question) => In(s => s.Ask(question), question);

    /// <summary>Does anything with the services of one scope: a panel, a demo part.</summary>
    public async Task<T> With<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        if (userId is { } id) user.Is(id, organisationId, grants);
        else user.IsSystemFor(null);
        return await work(scope.ServiceProvider);
    }

    private Task<T> In<T>(Func<ISend, Task<T>> send, object message)
    {
        NamesAScope(message.GetType());
        return With(scope => send(scope.GetRequiredService<ISend>()));
    }

    /// <summary>A message that carries an id says what the id is checked against, or why it is not.</summary>
    private static void NamesAScope(Type message)
    {
        if (Guard.On(message) is not { On: null, Unscoped: null } || !message.GetProperties().Any(p => p.PropertyType == typeof(Guid))) return;
        throw new InvalidOperationException($"{MessageName.Of(message)} carries an id and names no scope: say On = nameof(…), or Unscoped and why.");
    }
}

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;

    public void MoveTo(DateTimeOffset instant) => _now = instant.ToUniversalTime();
}

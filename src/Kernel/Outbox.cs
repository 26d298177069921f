using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Neighbourhood.Kernel;

/// <summary>Which events there are and who reacts to them: read once from the modules' assemblies.</summary>
public sealed class Reactions
{
    private readonly Dictionary<string, Type> _events = new(StringComparer.Ordinal);
    private readonly ILookup<Type, Type> _handlers;

    public Reactions(IEnumerable<Assembly> assemblies)
    {
        var types = assemblies.SelectMany(a => a.GetTypes()).Where(t => t is { IsAbstract: false, IsInterface: false }).ToList();
        foreach (var type in types.Where(t => t.IsAssignableTo(typeof(IEvent)))) _events.Add(type.Name, type);
        _handlers = types
            .SelectMany(t => t.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IWhen<>)).Select(i => (Event: i.GetGenericArguments()[0], Handler: t)))
            .OrderBy(p => p.Handler.Name, StringComparer.Ordinal)
            .ToLookup(p => p.Event, p => p.Handler);
    }

    internal IEnumerable<Type> To(Type happened) => _handlers[happened];

    internal Type? Event(string name) => _events.GetValueOrDefault(name);

    internal Type? Handler(Type happened, string name) => _handlers[happened].FirstOrDefault(h => h.Name == name);

    /// <summary>Calls one handler, resolved from the scope, without reflection between it and its exceptions.</summary>
    internal static Task Invoke(IServiceProvider scope, Type handler, IEvent happened, CancellationToken ct) =>
        ((Call)Activator.CreateInstance(typeof(Call<>).MakeGenericType(happened.GetType()))!).Handle(scope.GetRequiredService(handler), happened, ct);

    private abstract class Call
    {
        internal abstract Task Handle(object handler, IEvent happened, CancellationToken ct);
    }

    private sealed class Call<TEvent> : Call where TEvent : IEvent
    {
        internal override Task Handle(object handler, IEvent happened, CancellationToken ct) => ((IWhen<TEvent>)handler).Handle((TEvent)happened, ct);
    }
}

/// <summary>Hears every event that is told: the test world does.</summary>
public interface IEventLog
{
    void Told(IEvent happened);
}

internal sealed class Outbox(Db db, CurrentUser user, Reactions reactions, IServiceProvider scope, TimeProvider clock, DeliverySignal signal, IEventLog? log = null) : IOutbox
{
    public async Task Add(IEvent happened, CancellationToken ct = default)
    {
        var type = happened.GetType();
        var (id, now) = (clock.NewId(), clock.Now());
        await db.Execute("""
            INSERT INTO kernel_outbox (id, name, body, actor_id, happened_at)
            VALUES (@id, @name, @body, @actor, @now)
            """, new { id, name = type.Name, body = JsonSerializer.Serialize(happened, type, EventJson.Options), actor = user.Id, now }, ct);

        if (happened is IImmediateEvent)
        {
            using (user.ActAsSystem())
                foreach (var handler in reactions.To(type)) await Reactions.Invoke(scope, handler, happened, ct);
        }
        else
        {
            foreach (var handler in reactions.To(type))
                await db.Execute("""
                    INSERT INTO kernel_inbox (event_id, handler, due_at, tries, lane)
                    VALUES (@id, @handler, @now, 0, @lane)
                    """, new { id, handler = handler.Name, now, lane = Lane(handler, happened) }, ct);
            db.AfterCommit(signal.Raise);
        }
        db.AfterCommit(() => log?.Told(happened));
    }

    /// <summary>
    /// What must happen in order: the reactions of one folder, which change the same things, to events of one subject, which is an
    /// event's first id. Null where an event has none.
    /// </summary>
    private static string? Lane(Type handler, IEvent happened) =>
        happened.GetType().GetProperties().FirstOrDefault(p => p.PropertyType == typeof(Guid))?.GetValue(happened) is Guid subject ? $"{handler.Namespace} {subject:D}" : null;
}

internal static class EventJson
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };
}

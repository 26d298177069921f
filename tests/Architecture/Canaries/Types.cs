// Small types that each break one rule: the rules must find them.
using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Neighbourhood.Kernel;

#pragma warning disable CS0414, CS0649, CS9113, CA2254

namespace Neighbourhood.Architecture.Canaries.Clock
{
    internal sealed class TellsTheTime
    {
        internal static async Task<object[]> Make()
        {
            await Task.Yield();
            return [DateTime.Now, DateTimeOffset.UtcNow, Guid.NewGuid(), Random.Shared.Next()];
        }
    }
}

namespace Neighbourhood.Architecture.Canaries.Public
{
    public sealed class Shown;

    internal sealed class Hidden;
}

namespace Neighbourhood.Architecture.Canaries.Loose
{
    internal sealed class Inside;
}

namespace Neighbourhood.Architecture.Canaries.Loose.Contracts
{
    public class Loose;

    public sealed record DoIt(Guid ThingId) : ICommand;

    public sealed record AskIt(Guid ThingId) : IRequestOf<Guid>;
}

namespace Neighbourhood.Architecture.Canaries.Sql
{
    internal static class ReadsAnother
    {
        internal sealed class Handler(Db db)
        {
            internal async Task<int> Handle(Guid id, bool late)
            {
                await Task.Yield();
                return await db.Find<int>("SELECT COUNT(*) FROM canary_thing t JOIN other_thing o ON o.id = t.id WHERE t.id = @id", new { id, at = late ? id : (Guid?)null });
            }
        }
    }

    internal sealed class LowerCase(Db db)
    {
        internal Task<int> Handle() => db.Execute("delete from other_thing");
    }

    internal sealed class Interpolates(Db db)
    {
        internal Task<int> Handle(string name) => db.Execute($"UPDATE canary_thing SET person_id = '{name}'");
    }

    internal sealed class Concatenates(Db db)
    {
        internal async Task<int> Handle(bool all, Guid id)
        {
            var sql = "DELETE FROM canary_thing WHERE id = @id" + (all ? " OR 1 = 1" : "");
            await Task.Yield();
            return await db.Execute(sql, new { id });
        }
    }

    internal sealed class HandsOn(Db db)
    {
        internal Task<int> Good() => Run("DELETE FROM other_deep WHERE 1 = 1");

        internal Task<int> Bad(object o) => Run(o.ToString()!);

        private async Task<int> Run(string sql)
        {
            await Task.Yield();
            return await db.Execute(sql);
        }
    }
}

namespace Neighbourhood.Architecture.Canaries.Mediator
{
    internal sealed record Told(Guid Id) : IEvent;

    internal sealed class Publishes(MediatR.IMediator mediator)
    {
        internal Task Handle(MediatR.IRequest<int> request) => mediator.Send(request);
    }

    internal sealed class CallsAReaction(IWhen<Told> reaction)
    {
        internal Task Handle() => reaction.Handle(new Told(default), default);
    }
}

namespace Neighbourhood.Architecture.Canaries.Sends
{
    internal sealed record First(Guid Id) : ICommand;

    internal sealed record Second(Guid Id) : ICommand;

    internal sealed record Told(Guid Id) : IEvent;

    internal sealed class SendsACommand(ISend send) : ICommandHandler<First>
    {
        public async Task<Done> Handle(First command, CancellationToken ct) => await Helper(ct);

        private async Task<Done> Helper(CancellationToken ct) => await send.Send(new Second(default), ct);
    }

    internal sealed class ReactsByCommand(ISend send) : IWhen<Told>
    {
        public Task Handle(Told happened, CancellationToken ct) => send.Send(new Second(default), ct);
    }
}

namespace Neighbourhood.Architecture.Canaries.Handlers
{
    internal sealed record Nobodys(Guid Id) : IQuery<int>;

    internal sealed record Everybodys(Guid Id) : IFact<int>;

    internal sealed class One : IFactHandler<Everybodys, int>
    {
        public Task<int> Handle(Everybodys request, CancellationToken cancellationToken) => Task.FromResult(1);
    }

    internal sealed class Two : IFactHandler<Everybodys, int>
    {
        public Task<int> Handle(Everybodys request, CancellationToken cancellationToken) => Task.FromResult(2);
    }
}

namespace Neighbourhood.Architecture.Canaries.Events
{
    internal sealed record QueueMessage(Guid PersonId);

    internal sealed class Tells(IOutbox outbox)
    {
        internal Task Tell() => outbox.Add(new Contracts.ToldEvent(default));

        internal object Contact() => new QueueMessage(default);
    }

    internal sealed class ReactsSomehow : IWhen<Contracts.ToldEvent>
    {
        public Task Handle(Contracts.ToldEvent happened, CancellationToken ct) => Task.CompletedTask;
    }

    internal sealed class HearsWhenToldEvent : IWhen<Contracts.ToldEvent>
    {
        public Task Handle(Contracts.ToldEvent happened, CancellationToken ct) => Task.CompletedTask;
    }

    internal static class Elsewhere
    {
        internal sealed class HearsWhenToldEvent : IWhen<Contracts.ToldEvent>
        {
            public Task Handle(Contracts.ToldEvent happened, CancellationToken ct) => Task.CompletedTask;
        }
    }
}

namespace Neighbourhood.Architecture.Canaries.Events.Contracts
{
    public sealed record ToldEvent(Guid Id) : IEvent;

    public sealed record NeverTold(Guid Id) : IEvent;

    public sealed record SomethingGrave(Guid Id) : IImmediateEvent;
}

namespace Neighbourhood.Architecture.Canaries.Questions
{
    internal sealed record Count(Guid Id) : IQuery<int>;

    internal sealed class CountsItself(Db db) : IQueryHandler<Count, int>
    {
        public async Task<int> Handle(Count query, CancellationToken ct)
        {
            await Task.Yield();
            return await db.Execute("UPDATE canary_thing SET person_id = NULL", ct: ct);
        }
    }

    internal sealed class CountsByAHelper(Db db) : IQueryHandler<Count, int>
    {
        public Task<int> Handle(Count query, CancellationToken ct) => Helper.Note(db);
    }

    internal static class Helper
    {
        internal static async Task<int> Note(Db db) => await db.Execute("DELETE FROM canary_thing");
    }

    internal sealed class TellsOfIt(IOutbox outbox) : IFactHandler<Ask, int>
    {
        public async Task<int> Handle(Ask query, CancellationToken ct)
        {
            await outbox.Add(new Seen(query.Id), ct);
            return 1;
        }
    }

    internal sealed record Ask(Guid Id) : IFact<int>;

    internal sealed record Seen(Guid Id) : IEvent;

    internal sealed class HoldsAnInsert(Db db) : IQueryHandler<Count, int>
    {
        public Task<int> Handle(Count query, CancellationToken ct) => db.Find<int>("INSERT INTO canary_thing (id) SELECT id FROM canary_thing", query, ct);
    }
}

namespace Neighbourhood.Architecture.Canaries.Doors
{
    public sealed class CanaryModule : IModule
    {
        public string Name => "Canary";

        public IReadOnlyList<Permission> Permissions => [];
    }

    internal static class Open
    {
        internal sealed record Command(Guid ThingId) : ICommand;

        internal sealed class Handler : ICommandHandler<Command>
        {
            public Task<Done> Handle(Command command, CancellationToken ct) => Task.FromResult<Done>(default);
        }

        internal sealed class Page : FormPage;

        internal static void Map(IEndpointRouteBuilder routes)
        {
            routes.MapPost("/api/canary/things/bare", () => 1);
            routes.MapGet("/api/other/things", async (Guid id, ISend send, CancellationToken ct) => await send.Send(new Command(id), ct));
        }
    }

    internal static class Unknown
    {
        [Allows("canary.things.steal", Unscoped = "a long enough phrase")]
        internal sealed record Command : ICommand;
    }

    internal static class NoScope
    {
        [Allows("canary.things.see")]
        internal sealed record Command(Guid ThingId) : ICommand;
    }

    internal static class Mistyped
    {
        [Allows("canary.things.see", On = "NotThere")]
        internal sealed record Command(Guid ThingId) : ICommand;
    }

    internal static class Unresolved
    {
        [Allows("canary.things.see", On = "ThingId")]
        internal sealed record Command(Guid ThingId) : ICommand;
    }

    internal static class Reasonless
    {
        [Anyone("")]
        internal sealed record Command : ICommand;
    }
}

namespace Neighbourhood.Architecture.Canaries.Engines
{
    internal sealed class AsksTheEngine(KernelSettings settings)
    {
        internal bool Small() => settings.Engine == DatabaseEngine.Sqlite;
    }

    internal sealed class OpensItself
    {
        internal static void Open(DbConnection connection) => connection.Open();
    }
}

namespace Neighbourhood.Architecture.Canaries.Statics
{
    internal static class Keeps
    {
        private static int _count;
        private static readonly Dictionary<string, int> Cache = [];

        internal static string? Latest { get; set; }

        internal static int Next() => ++_count + Cache.Count;
    }
}

namespace Neighbourhood.Architecture.Canaries.Slow
{
    internal sealed record Fetch(Guid Id) : ICommand;

    internal sealed class FetchesByNetwork(HttpClient client) : ICommandHandler<Fetch>
    {
        public async Task<Done> Handle(Fetch command, CancellationToken ct)
        {
            await client.GetStringAsync(new Uri("https://localhost"), ct);
            return default;
        }
    }

    internal sealed class ReadsAFile : ICommandHandler<Fetch>
    {
        public async Task<Done> Handle(Fetch command, CancellationToken ct)
        {
            await Reader.Read(ct);
            return default;
        }
    }

    internal static class Reader
    {
        internal static Task<string> Read(CancellationToken ct) => File.ReadAllTextAsync("a", ct);
    }

    internal sealed class Waits : ICommandHandler<Fetch>
    {
        public async Task<Done> Handle(Fetch command, CancellationToken ct)
        {
            await Task.Delay(1, ct);
            return default;
        }
    }
}

namespace Neighbourhood.Architecture.Canaries.Slices
{
    internal static class Lends
    {
        internal sealed record Query(Guid Id) : IQuery<int>;

        internal sealed record Row(Guid Id);
    }

    internal static class Borrows
    {
        internal sealed record Query(Guid Id) : IQuery<int>;

        internal sealed class Handler(Db db) : IQueryHandler<Query, int>
        {
            public async Task<int> Handle(Query query, CancellationToken ct) => (await db.Query<Lends.Row>("SELECT id FROM canary_thing", ct: ct)).Count;
        }
    }
}

namespace Neighbourhood.Architecture.Canaries.Privacy
{
    internal sealed record Person(string Name);

    internal sealed record ToldName(Guid PersonId, string Name, Person Who) : IEvent;

    internal sealed class Logs(ILogger<Logs> log)
    {
        internal void Say(string name) => log.LogInformation("Saw {Name} at {PlaceId}", name, 1);
    }

    internal sealed class LogsWhole(ILogger<LogsWhole> log)
    {
        internal void Say(Exception thrown) => log.LogError(thrown, "Failed");
    }

    internal sealed class LogsMade(ILogger<LogsMade> log)
    {
        internal void Say(string name) => log.LogInformation("Saw " + name);
    }
}

// Two small journeys that meet in every way in which they must not, and in one in which they may.
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Architecture.Canaries.WaysKernel;
using Neighbourhood.Architecture.Canaries.WaysOther;
using Neighbourhood.Architecture.Canaries.WaysOther.Contracts;
using Neighbourhood.Kernel;

[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Neighbourhood.Other")]

#pragma warning disable CS0414, CS0649, CS9113

namespace Neighbourhood.Architecture.Canaries.WaysKernel
{
    internal interface IPlug;

    internal static class Board
    {
        internal static readonly List<string> Latest = [];

        internal static int Count { get; set; }
    }
}

namespace Neighbourhood.Architecture.Canaries.Ways
{
    internal sealed class CallsTheOther
    {
        internal static Task Handle() => new Desk().Do();
    }

    internal sealed class ReadsTheOther
    {
        internal const string Sql = "SELECT id FROM other_thing";

        internal static string Text() => Sql;
    }

    internal sealed class NamesWithoutAsking
    {
        internal static object Handle(Unasked question, UnaskedWord word) => (question, word);
    }

    internal sealed class MayAsk(ISend send)
    {
        internal async Task<string> Handle(Guid id) => (await send.Ask(new Asked(id))) is { Word: AskedWord.Yes } ? "/other/things/new" : "";
    }

    internal sealed class Hears : IWhen<Told>
    {
        public Task Handle(Told happened, CancellationToken ct) => Task.CompletedTask;
    }

    internal sealed class FindsByName
    {
        internal static string[] Names() => ["Neighbourhood.Other.Desk", "/api/other/things", "/Other/Things/_Thing.cshtml"];
    }

    internal sealed class IsGiven(IServiceProvider services)
    {
        internal IEnumerable<IPlug> All() => services.GetServices<IPlug>();
    }

    internal sealed class IsGivenAnAnswerer(IQueryHandler<Asked, Asked.Answer> answers)
    {
        internal Task<Asked.Answer> Handle(Guid id) => answers.Handle(new Asked(id), default);
    }

    internal sealed class Leaves
    {
        internal static void Handle(object thing) => AppContext.SetData("thing", thing);
    }
}

namespace Neighbourhood.Architecture.Canaries.WaysOther
{
    internal sealed class Desk : IPlug
    {
        internal Task Do() => Task.FromResult(this);
    }

    internal sealed class Answers : IQueryHandler<Asked, Asked.Answer>
    {
        public Task<Asked.Answer> Handle(Asked query, CancellationToken ct) => Task.FromResult(new Asked.Answer(AskedWord.Yes));
    }

    internal sealed class Tells(IOutbox outbox)
    {
        internal Task Tell() => outbox.Add(new Told(default), default);
    }
}

namespace Neighbourhood.Architecture.Canaries.WaysOther.Contracts
{
    public enum AskedWord { Yes }

    public enum UnaskedWord { No }

    public sealed record Asked(Guid Id) : IQuery<Asked.Answer>
    {
        public sealed record Answer(AskedWord Word);
    }

    public sealed record Unasked(Guid Id) : IQuery<int>;

    public sealed record Told(Guid Id) : IEvent;
}

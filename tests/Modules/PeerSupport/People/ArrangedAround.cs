using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.People;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.PeerSupport.People;

/// <summary>What others tell, and what a viewer is answered.</summary>
public abstract class ArrangedAround : ArrangedPeers
{
    private protected async Task Told(params IEvent[] happened)
    {
        foreach (var one in happened) await World.Happened(one);
        await World.Deliver();
    }

    private protected static Task<IReadOnlyList<TPart>> Answered<THandler, TQuestion, TPart>(Actor actor, TQuestion question)
        where THandler : IGatherHandler<TQuestion, TPart> where TQuestion : IGather<TPart> => actor.With(s => s.GetRequiredService<THandler>().Handle(question, CancellationToken.None));

    private protected async Task<string?> Paused(Guid match) => (await World.Sql<string>("SELECT COALESCE(paused_code, '') FROM peersupport_match WHERE id = @match", new { match })).Single() is { Length: > 0 } code ? code : null;

    private protected async Task<IReadOnlyList<LookWhy>> Asks(Actor? by = null) => [.. (await (by ?? Coordinator).Ask(new ListLooks.Query())).Select(r => r.Why)];

    private protected async Task Settle(LookWhy why, ListLooks.Then then)
    {
        var row = (await Coordinator.Ask(new ListLooks.Query())).First(r => r.Why == why);
        await Coordinator.Send(new ListLooks.Command(row.PeerProgrammeId, row.Id, then));
    }

    private protected async Task About(Guid request, string topic)
    {
        await World.Arrange("DELETE FROM peersupport_request_topic WHERE request_id = @request", new { request });
        await World.Arrange("INSERT INTO peersupport_request_topic (request_id, topic) VALUES (@request, @topic)", new { request, topic });
    }
}

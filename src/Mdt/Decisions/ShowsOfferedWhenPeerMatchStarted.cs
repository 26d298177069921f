using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>Somebody to talk to was found for a family for whom a team had decided it: the action reads "offered", and no more.</summary>
internal sealed class ShowsOfferedWhenPeerMatchStarted(Proposals proposals) : IWhen<PeerMatchStarted>
{
    public Task Handle(PeerMatchStarted happened, CancellationToken ct) =>
        happened.DecisionId is { } decision ? proposals.Matched(decision, happened.MatchId, ended: false, ct) : Task.CompletedTask;
}

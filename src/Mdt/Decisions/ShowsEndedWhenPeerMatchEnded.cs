using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>It has ended: the action reads "ended". Why, and on which day, is not kept: a loss or a death would show through.</summary>
internal sealed class ShowsEndedWhenPeerMatchEnded(Proposals proposals) : IWhen<PeerMatchEnded>
{
    public Task Handle(PeerMatchEnded happened, CancellationToken ct) =>
        happened.DecisionId is { } decision ? proposals.Matched(decision, happened.MatchId, ended: true, ct) : Task.CompletedTask;
}

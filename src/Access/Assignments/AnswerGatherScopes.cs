using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Assignments;

/// <summary>Neighbourhoods, to which roles can be limited; Areas itself knows nothing of roles.</summary>
internal sealed class AnswerGatherScopes(ISend send) : IGatherHandler<GatherScopes, GatherScopes.Scope>
{
    public async Task<IReadOnlyList<GatherScopes.Scope>> Handle(GatherScopes question, CancellationToken ct) =>
        [.. (await send.Ask(new GetNeighbourhoods(question.Ids), ct)).Select(n => new GatherScopes.Scope(ScopeKind.Neighbourhood, n.Id, n.Name))];
}

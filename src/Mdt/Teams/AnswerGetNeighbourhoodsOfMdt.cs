using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Teams;

/// <summary>The neighbourhoods of teams, as they were chosen for each.</summary>
internal sealed class AnswerGetNeighbourhoodsOfMdt(Db db) : IFactHandler<GetNeighbourhoodsOfMdt, IReadOnlyList<GetNeighbourhoodsOfMdt.Link>>
{
    public async Task<IReadOnlyList<GetNeighbourhoodsOfMdt.Link>> Handle(GetNeighbourhoodsOfMdt question, CancellationToken ct) => question.MdtIds.Count == 0 ? [] :
        await db.Query<GetNeighbourhoodsOfMdt.Link>("SELECT mdt_id, neighbourhood_id FROM mdt_team_neighbourhood WHERE mdt_id IN @MdtIds ORDER BY mdt_id, neighbourhood_id", question, ct);
}

using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>Which neighbourhoods these teams work in, for figures of an area. A team that works in none, and an id that is no team, have no row.</summary>
public sealed record GetNeighbourhoodsOfMdt(IReadOnlyList<Guid> MdtIds) : IFact<IReadOnlyList<GetNeighbourhoodsOfMdt.Link>>
{
    public sealed record Link(Guid MdtId, Guid NeighbourhoodId);
}

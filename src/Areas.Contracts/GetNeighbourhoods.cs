using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Contracts;

/// <summary>Neighbourhoods with their localities, by name. For any signed-in person.</summary>
/// <param name="Ids">Only these; null for all.</param>
[Anyone("the names of neighbourhoods and localities are public")]
public sealed record GetNeighbourhoods(IReadOnlyList<Guid>? Ids = null) : IQuery<IReadOnlyList<GetNeighbourhoods.Neighbourhood>>
{
    public sealed record Neighbourhood(Guid Id, string Name, IReadOnlyList<Locality> Localities);

    public sealed record Locality(Guid Id, string Name);
}

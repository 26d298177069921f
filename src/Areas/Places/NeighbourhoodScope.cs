using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Places;

/// <summary>A neighbourhood lies within itself.</summary>
internal sealed class NeighbourhoodScope(Db db) : IScope
{
    public string Property => "NeighbourhoodId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        await db.Find<Guid?>("SELECT id FROM areas_neighbourhood WHERE id = @id", new { id }, ct) is null ? Reach.Nothing : Reach.Of([id]);
}

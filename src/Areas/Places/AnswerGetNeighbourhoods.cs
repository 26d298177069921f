using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Places;

/// <inheritdoc cref="GetNeighbourhoods"/>
internal sealed class AnswerGetNeighbourhoods(Db db) : IQueryHandler<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>
{
    public async Task<IReadOnlyList<GetNeighbourhoods.Neighbourhood>> Handle(GetNeighbourhoods query, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT n.id, n.name, l.id AS locality_id, l.name AS locality
            FROM areas_neighbourhood n LEFT JOIN areas_locality l ON l.neighbourhood_id = n.id
            ORDER BY n.folded, n.id, l.folded
            """, null, ct);
        return [.. rows.GroupBy(r => (r.Id, r.Name)).Where(n => query.Ids is null || query.Ids.Contains(n.Key.Id)).Select(n => new GetNeighbourhoods.Neighbourhood(
            n.Key.Id, n.Key.Name, [.. n.Where(r => r.LocalityId is not null).Select(r => new GetNeighbourhoods.Locality(r.LocalityId!.Value, r.Locality!))]))];
    }

    private sealed record Row(Guid Id, string Name, Guid? LocalityId, string? Locality);
}

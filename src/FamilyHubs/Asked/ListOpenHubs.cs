using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>Hubs that may be asked today, those of the family's neighbourhood first.</summary>
[Allows(Permissions.SendReferral, Unscoped = "where the hubs are is the same for everybody")]
internal sealed record ListOpenHubs(Guid? NeighbourhoodId) : IQuery<IReadOnlyList<ListOpenHubs.Hub>>
{
    internal sealed record Hub(Guid Id, string Name);

    internal sealed class Handler(Db db, TimeProvider clock) : IQueryHandler<ListOpenHubs, IReadOnlyList<Hub>>
    {
        public Task<IReadOnlyList<Hub>> Handle(ListOpenHubs query, CancellationToken ct) => db.Query<Hub>("""
            SELECT id, name FROM familyhubs_site WHERE kind = 'FamilyHub' AND opened_on <= @today AND (closed_on IS NULL OR closed_on > @today)
            ORDER BY CASE WHEN neighbourhood_id = @NeighbourhoodId THEN 0 ELSE 1 END, folded_name, id
            """, new { query.NeighbourhoodId, today = clock.Today() }, ct);
    }
}

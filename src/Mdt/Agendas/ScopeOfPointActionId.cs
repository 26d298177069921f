using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Scopes;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>An action of a board or an event is its owner's.</summary>
internal sealed class ScopeOfPointActionId(Db db) : IScope
{
    public string Property => "PointActionId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        Reaching.Within(await db.Query<Guid>("SELECT owner_user_id FROM mdt_point_action WHERE id = @id", new { id }, ct));
}

using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>Workers for a picker, for whoever is signed in.</summary>
internal sealed class AnswerFindStaff(Db db, CurrentUser user, TimeProvider clock) : IQueryHandler<FindStaff, IReadOnlyList<GetStaff.Worker>>
{
    public async Task<IReadOnlyList<GetStaff.Worker>> Handle(FindStaff query, CancellationToken ct)
    {
        if (!user.IsSignedIn && !user.IsSystem) throw new Denied("names of colleagues");
        return await db.Query<GetStaff.Worker>("""
            SELECT a.id, a.name, a.organisation_id, o.name AS organisation, 0 AS ended
            FROM access_account a LEFT JOIN access_organisation o ON o.id = a.organisation_id
            WHERE a.ended_at IS NULL AND (a.folded_name LIKE @like OR o.folded_name LIKE @like)
              AND (@Role IS NULL OR EXISTS (
                SELECT 1 FROM access_assignment r
                WHERE r.account_id = a.id AND r.role = @Role AND r.ended_at IS NULL AND r.from_on <= @today AND (r.to_on IS NULL OR r.to_on >= @today)
                  AND (@ScopeId IS NULL OR r.scope_id IS NULL OR r.scope_id = @ScopeId)))
            ORDER BY a.folded_name, a.id OFFSET 0 ROWS FETCH NEXT 50 ROWS ONLY
            """, new { like = Like.Part(query.Text), query.Role, query.ScopeId, today = clock.Today() }, ct);
    }
}

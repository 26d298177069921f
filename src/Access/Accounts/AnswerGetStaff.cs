using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>Names of workers, for whoever is signed in.</summary>
internal sealed class AnswerGetStaff(Db db, CurrentUser user) : IQueryHandler<GetStaff, IReadOnlyList<GetStaff.Worker>>
{
    public async Task<IReadOnlyList<GetStaff.Worker>> Handle(GetStaff query, CancellationToken ct)
    {
        if (!user.IsSignedIn && !user.IsSystem) throw new Denied("names of colleagues");
        return await db.Query<GetStaff.Worker>("""
            SELECT a.id, a.name, a.organisation_id, o.name AS organisation, CASE WHEN a.ended_at IS NULL THEN 0 ELSE 1 END AS ended
            FROM access_account a LEFT JOIN access_organisation o ON o.id = a.organisation_id
            WHERE a.id IN @UserIds
            """, new { query.UserIds }, ct);
    }
}

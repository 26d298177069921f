using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Organisations;

/// <summary>Organisations, for whoever is signed in.</summary>
internal sealed class AnswerGetOrganisations(Db db, CurrentUser user) : IQueryHandler<GetOrganisations, IReadOnlyList<GetOrganisations.Organisation>>
{
    public async Task<IReadOnlyList<GetOrganisations.Organisation>> Handle(GetOrganisations query, CancellationToken ct)
    {
        if (!user.IsSignedIn && !user.IsSystem) throw new Denied("names of organisations");
        return query.OrganisationIds is { } ids
            ? await db.Query<GetOrganisations.Organisation>("""
                SELECT id, name, type, sector, ods_code, charity_number FROM access_organisation WHERE id IN @ids ORDER BY folded_name
                """, new { ids }, ct)
            : await db.Query<GetOrganisations.Organisation>("""
                SELECT id, name, type, sector, ods_code, charity_number FROM access_organisation ORDER BY folded_name
                """, ct: ct);
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Organisations;

/// <summary>Whoever looks after accounts sees an organisation with its codes and teams, and who belongs to which.</summary>
internal static class ShowOrganisation
{
    [Allows(Permissions.ManageOrganisations, On = nameof(OrganisationId))]
    internal sealed record Query(Guid OrganisationId) : IQuery<Answer>;

    internal sealed record Answer(Details Organisation, IReadOnlyList<Team> Teams, IReadOnlyList<Member> Members);

    internal sealed record Details(Guid Id, int Version, string Name, OrganisationType Type, Sector? Sector, string? OdsCode, string? CharityNumber);

    internal sealed record Team(Guid Id, int Version, string Name);

    /// <summary>Somebody whose account is open.</summary>
    internal sealed record Member(Guid Id, string Name, Guid? TeamId);

    internal sealed class Handler(Db db) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct) => new(
            await db.Find<Details>("""
                SELECT id, version, name, type, sector, ods_code, charity_number FROM access_organisation WHERE id = @OrganisationId
                """, query, ct) ?? throw new NotFound("This organisation"),
            await db.Query<Team>("SELECT id, version, name FROM access_team WHERE organisation_id = @OrganisationId ORDER BY name, id", query, ct),
            await db.Query<Member>("""
                SELECT id, name, team_id FROM access_account WHERE organisation_id = @OrganisationId AND ended_at IS NULL
                ORDER BY folded_name, id OFFSET 0 ROWS FETCH NEXT 500 ROWS ONLY
                """, query, ct));
    }

    [Allows(Permissions.ManageOrganisations, On = nameof(OrganisationId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid OrganisationId { get; set; }

        internal Answer Answer { get; private set; } = default!;

        public async Task OnGet(CancellationToken ct) => Answer = await send.Ask(new Query(OrganisationId), ct);
    }
}

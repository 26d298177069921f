using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Assignments;

/// <summary>Whoever works here sees who may do what: each role with what it lets people do, as the program itself checks it.</summary>
internal static class ShowRoles
{
    /// <param name="Role">The code of one role; null for all.</param>
    [Allows(Permissions.ViewRoles, Unscoped = "what a role lets people do is the same everywhere, and no secret to whoever works here")]
    internal sealed record Query(string? Role = null) : IQuery<IReadOnlyList<Line>>;

    /// <param name="Limited">"own work", "MDT", "everywhere" …</param>
    /// <param name="NeedsSecond">Holds only once a second person has approved it.</param>
    internal sealed record Line(string Code, string Name, string Limited, bool NeedsSecond, IReadOnlyList<Right> Rights);

    /// <param name="Module">"Mdt".</param>
    internal sealed record Right(string Permission, string Module, string Says);

    internal sealed class Handler(PermissionCatalogue catalogue, ISend send) : IQueryHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query query, CancellationToken ct)
        {
            var lines = new List<Line>();
            foreach (var role in Roles.All.Where(r => string.IsNullOrEmpty(query.Role) || r.Code == query.Role))
                lines.Add(new Line(role.Code, role.Name, Says.Scope(role.Scope), await RoleRequest.IsNeeded(role.Code, send, ct),
                    [.. catalogue.All.Where(p => p.Roles.Contains(role.Code)).Select(p => new Right(p.Code, Says.Module(p.Code), p.Says))]));
            return lines;
        }
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/access/roles", ([AsParameters] Query query, ISend send, CancellationToken ct) => send.Ask(query, ct))
            .WithSummary("The roles, and what each lets people do").Produces<IReadOnlyList<Line>>();

    [Allows(Permissions.ViewRoles, Unscoped = "what a role lets people do is the same everywhere, and no secret to whoever works here")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PageModel
    {
        public string? Role { get; set; }

        internal IReadOnlyList<SelectListItem> RoleItems { get; } = [.. Roles.All.Select(r => new SelectListItem(r.Name, r.Code))];

        internal IReadOnlyList<Line> Lines { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Lines = await send.Ask(new Query(Role), ct);
    }
}

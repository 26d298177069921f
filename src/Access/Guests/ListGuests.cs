using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Guests;

/// <summary>A team's coordinator sees who was invited for their teams, until when, and whether they have come in yet.</summary>
internal static class ListGuests
{
    [Allows(Permissions.InviteGuests, Unscoped = "the rows are limited to the user's own teams")]
    internal sealed record Query : IQuery<IReadOnlyList<Line>>;

    /// <param name="HasCome">They have chosen a password.</param>
    /// <param name="IsOver">The last day has passed, or the account or role was ended.</param>
    internal sealed record Line(Guid Id, string Name, string? Organisation, string Role, string Team, DateOnly UntilOn, bool HasCome, bool IsOver);

    internal sealed class Handler(Db db, ISend send, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.InviteGuests);
            var rows = await db.Query<Row>("""
                SELECT a.id, a.name, o.name AS organisation, g.role, g.mdt_id, g.until_on, CASE WHEN a.password_hash IS NULL AND a.ended_at IS NULL THEN 0 ELSE 1 END AS has_come,
                       CASE WHEN a.ended_at IS NULL AND EXISTS (
                         SELECT 1 FROM access_assignment r WHERE r.account_id = a.id AND r.role = g.role AND r.ended_at IS NULL AND (r.to_on IS NULL OR r.to_on >= @today)) THEN 0 ELSE 1 END AS is_over
                FROM access_guest g JOIN access_account a ON a.id = g.account_id LEFT JOIN access_organisation o ON o.id = a.organisation_id
                WHERE @everywhere = 1 OR g.mdt_id IN @scopes
                ORDER BY g.until_on DESC, a.folded_name OFFSET 0 ROWS FETCH NEXT 500 ROWS ONLY
                """, new { everywhere = scopes is null, scopes = scopes ?? new HashSet<Guid>(), today = clock.Today() }, ct);
            var teams = (rows.Count == 0 ? [] : await send.Ask(new GatherScopes([.. rows.Select(r => r.MdtId).Distinct()]), ct)).ToLookup(s => s.Id, s => s.Name);
            return [.. rows.Select(r => new Line(r.Id, r.Name, r.Organisation, Says.Role(r.Role), teams[r.MdtId].FirstOrDefault() ?? "One team", r.UntilOn, r.HasCome, r.IsOver))];
        }
    }

    private sealed record Row(Guid Id, string Name, string? Organisation, string Role, Guid MdtId, DateOnly UntilOn, bool HasCome, bool IsOver);

    [Allows(Permissions.InviteGuests, Unscoped = "the rows are limited to the user's own teams")]
    internal sealed class Page(ISend send) : PageModel
    {
        internal IReadOnlyList<Line> Lines { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Lines = await send.Ask(new Query(), ct);
    }
}

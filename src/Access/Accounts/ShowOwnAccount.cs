using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>A worker sees their own account: who they are here, and which roles they hold until when.</summary>
internal static class ShowOwnAccount
{
    [Anyone("whoever is signed in has an account of their own, and it answers with no other")]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="Roles">Those that hold, now or later.</param>
    internal sealed record Answer(Details Account, IReadOnlyList<HeldRole> Roles);

    /// <param name="AwayFrom">The first day of the present or next absence; null for none.</param>
    internal sealed record Details(string Name, string Email, string? Organisation, string? Team, bool HasFactor, string? Manager, DateOnly? AwayFrom, DateOnly? AwayTo);

    internal sealed class Handler(Db db, CurrentUser user, ISend send, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            if (!user.IsSignedIn || user.Id is not { } me) throw new Denied("own account");
            var account = await db.Find<Details>("""
                SELECT a.name, a.email, o.name AS organisation, t.name AS team,
                       CASE WHEN EXISTS (SELECT 1 FROM access_factor f WHERE f.account_id = a.id AND f.removed_at IS NULL) THEN 1 ELSE 0 END AS has_factor,
                       m.name AS manager, w.from_on AS away_from, w.to_on AS away_to
                FROM access_account a
                LEFT JOIN access_manager l ON l.account_id = a.id AND l.to_on IS NULL
                LEFT JOIN access_account m ON m.id = l.manager_id
                LEFT JOIN access_away w ON w.account_id = a.id AND w.to_on >= @today
                LEFT JOIN access_organisation o ON o.id = a.organisation_id
                LEFT JOIN access_team t ON t.id = a.team_id
                WHERE a.id = @me
                """, new { me, today = clock.Today() }, ct) ?? throw new NotFound("This account");
            return new Answer(account, [.. (await HeldRole.Of(me, db, send, clock, ct)).Where(r => r.IsOpen)]);
        }
    }

    [Anyone("whoever is signed in has an account of their own; others are asked to sign in")]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        [BindProperty(SupportsGet = true)]
        public bool Changed { get; set; }

        internal Answer Answer { get; private set; } = default!;

        internal bool MayOwnTokens => user.May(Permissions.OwnTokens);

        internal bool MaySeeRoles => user.May(Permissions.ViewRoles);

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            if (!user.IsSignedIn) return Challenge();
            Answer = await send.Ask(new Query(), ct);
            return Page();
        }
    }
}

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

    internal sealed record Details(string Name, string Email, string? Organisation, string? Team);

    internal sealed class Handler(Db db, CurrentUser user, ISend send, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            if (!user.IsSignedIn || user.Id is not { } me) throw new Denied("own account");
            var account = await db.Find<Details>("""
                SELECT a.name, a.email, o.name AS organisation, t.name AS team
                FROM access_account a
                LEFT JOIN access_organisation o ON o.id = a.organisation_id
                LEFT JOIN access_team t ON t.id = a.team_id
                WHERE a.id = @me
                """, new { me }, ct) ?? throw new NotFound("This account");
            return new Answer(account, [.. (await HeldRole.Of(me, db, send, clock, ct)).Where(r => r.IsOpen)]);
        }
    }

    [Anyone("whoever is signed in has an account of their own; others are asked to sign in")]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        [BindProperty(SupportsGet = true)]
        public bool Changed { get; set; }

        internal Answer Answer { get; private set; } = default!;

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            if (!user.IsSignedIn) return Challenge();
            Answer = await send.Ask(new Query(), ct);
            return Page();
        }
    }
}

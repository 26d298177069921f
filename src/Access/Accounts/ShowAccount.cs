using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>Whoever looks after accounts sees one: who it is, which roles they hold and held, which tokens there are.</summary>
internal static class ShowAccount
{
    [Allows(Permissions.ViewAccounts, On = nameof(AccountId))]
    internal sealed record Query(Guid AccountId) : IQuery<Answer>;

    /// <param name="LockedUntil">Null when nobody is kept out now.</param>
    internal sealed record Answer(Details Account, DateTimeOffset? LockedUntil, IReadOnlyList<HeldRole> Roles, IReadOnlyList<ApiToken> Tokens);

    /// <param name="HasPassword">False until a one-time password was made.</param>
    internal sealed record Details(
        Guid Id, string Name, string Email, string? Organisation, string? Team, bool HasPassword, bool MustChange,
        DateTimeOffset? LockedUntil, DateTimeOffset AddedAt, DateTimeOffset? EndedAt);

    /// <param name="Permissions">What it is narrowed to, a space between them; null for all that the roles give.</param>
    internal sealed record ApiToken(Guid Id, string Name, string? Permissions, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt);

    internal sealed class Handler(Db db, ISend send, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var account = await db.Find<Details>("""
                SELECT a.id, a.name, a.email, o.name AS organisation, t.name AS team,
                       CASE WHEN a.password_hash IS NULL THEN 0 ELSE 1 END AS has_password, a.must_change, a.locked_until, a.added_at, a.ended_at
                FROM access_account a
                LEFT JOIN access_organisation o ON o.id = a.organisation_id
                LEFT JOIN access_team t ON t.id = a.team_id
                WHERE a.id = @AccountId
                """, query, ct) ?? throw new NotFound("This account");
            var tokens = await db.Query<ApiToken>("""
                SELECT id, name, permissions, expires_at, revoked_at FROM access_token WHERE account_id = @AccountId ORDER BY id
                """, query, ct);
            return new Answer(account, account.LockedUntil > clock.Now() ? account.LockedUntil : null, await HeldRole.Of(query.AccountId, db, send, clock, ct), tokens);
        }
    }

    [Allows(Permissions.ViewAccounts, On = nameof(AccountId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, CurrentUser user, TimeProvider clock) : PageModel
    {
        public Guid AccountId { get; set; }

        internal Answer Answer { get; private set; } = default!;

        /// <summary>Nobody changes their own: what is refused is not offered.</summary>
        internal bool MayManage => user.May(Permissions.ManageAccounts) && AccountId != user.Id && Answer.Account.EndedAt is null;

        internal bool MayAudit => user.May(Permissions.ViewAudit);

        internal bool Stands(ApiToken token) => token.RevokedAt is null && token.ExpiresAt > clock.Now();

        public async Task OnGet(CancellationToken ct) => Answer = await send.Ask(new Query(AccountId), ct);
    }
}

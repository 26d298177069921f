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
    /// <param name="Waiting">Roles that wait for a second person.</param>
    internal sealed record Answer(Details Account, DateTimeOffset? LockedUntil, IReadOnlyList<HeldRole> Roles, IReadOnlyList<WaitingRole> Waiting, IReadOnlyList<ApiToken> Tokens);

    /// <param name="HasPassword">False until they chose one, or a one-time password was made.</param>
    /// <param name="Manager">The line manager of today; null for none.</param>
    /// <param name="Sessions">How many browsers are signed in.</param>
    internal sealed record Details(
        Guid Id, string Name, string Email, string? Organisation, string? Team, bool HasPassword, bool MustChange,
        DateTimeOffset? LockedUntil, DateTimeOffset AddedAt, DateTimeOffset? EndedAt,
        WorkerKind? Kind, int? HalfDays, bool HasFactor, bool IsGuest, string? Manager, string? Deputy, int Sessions);

    /// <param name="Permissions">What it is narrowed to, a space between them; null for all that the roles give.</param>
    internal sealed record ApiToken(Guid Id, string Name, string? Permissions, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt);

    internal sealed class Handler(Db db, ISend send, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var account = await db.Find<Details>("""
                SELECT a.id, a.name, a.email, o.name AS organisation, t.name AS team,
                       CASE WHEN a.password_hash IS NULL THEN 0 ELSE 1 END AS has_password, a.must_change, a.locked_until, a.added_at, a.ended_at,
                       a.worker_kind AS kind, a.half_days,
                       CASE WHEN EXISTS (SELECT 1 FROM access_factor f WHERE f.account_id = a.id AND f.removed_at IS NULL) THEN 1 ELSE 0 END AS has_factor,
                       CASE WHEN EXISTS (SELECT 1 FROM access_guest g WHERE g.account_id = a.id) THEN 1 ELSE 0 END AS is_guest,
                       m.name AS manager, d.name AS deputy,
                       (SELECT COUNT(*) FROM access_session s WHERE s.account_id = a.id AND s.ended_at IS NULL AND s.proved_at IS NOT NULL AND s.stamp = a.stamp AND s.ends_at > @real) AS sessions
                FROM access_account a
                LEFT JOIN access_manager l ON l.account_id = a.id AND l.to_on IS NULL
                LEFT JOIN access_account m ON m.id = l.manager_id
                LEFT JOIN access_account d ON d.id = l.deputy_id
                LEFT JOIN access_organisation o ON o.id = a.organisation_id
                LEFT JOIN access_team t ON t.id = a.team_id
                WHERE a.id = @AccountId
                """, new { query.AccountId, real = MovableClock.Under(clock).Now() }, ct) ?? throw new NotFound("This account");
            var tokens = await db.Query<ApiToken>("""
                SELECT id, name, permissions, expires_at, revoked_at, last_used_at FROM access_token WHERE account_id = @AccountId ORDER BY id
                """, query, ct);
            return new Answer(account, account.LockedUntil > clock.Now() ? account.LockedUntil : null,
                await HeldRole.Of(query.AccountId, db, send, clock, ct), await WaitingRole.All(db, send, query.AccountId, ct), tokens);
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

        internal Guid? Me => user.Id;

        internal bool Stands(ApiToken token) => token.RevokedAt is null && token.ExpiresAt > clock.Now();

        public async Task OnGet(CancellationToken ct) => Answer = await send.Ask(new Query(AccountId), ct);
    }
}

using System.Security.Claims;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Sessions;

/// <summary>Reads on each request who it is and what roles they hold today, so that what was ended is over at once.</summary>
internal sealed class KnowUsers(Db db, Marks marks, Presence presence, TimeProvider clock) : IKnowUsers
{
    public async Task<bool> Recognise(ClaimsPrincipal principal, CurrentUser user, CancellationToken ct)
    {
        var byToken = principal.FindFirstValue(Signing.By) == Schemes.Token;
        if (!Guid.TryParse(principal.FindFirstValue(Signing.Account), out var id)
            || !Guid.TryParse(principal.FindFirstValue(byToken ? Schemes.Token : Schemes.Session), out var pass)) return false;

        var now = clock.Now();
        var account = byToken
            ? await db.Find<Account>("""
                SELECT a.organisation_id, a.must_change, a.is_demo, t.permissions
                FROM access_token t JOIN access_account a ON a.id = t.account_id
                WHERE t.id = @pass AND a.id = @id AND a.ended_at IS NULL AND t.revoked_at IS NULL AND t.expires_at > @now
                """, new { pass, id, now }, ct)
            : await db.Find<Account>("""
                SELECT a.organisation_id, a.must_change, a.is_demo, NULL AS permissions
                FROM access_session s JOIN access_account a ON a.id = s.account_id
                WHERE s.id = @pass AND a.id = @id AND a.ended_at IS NULL AND s.ended_at IS NULL AND s.stamp = a.stamp
                """, new { pass, id }, ct);
        if (account is null || (account.IsDemo && await marks.Get(Marks.Demo, ct) is null)) return false;

        var grants = account.MustChange ? [] : await db.Query<Grant>("""
            SELECT role, scope_id FROM access_assignment
            WHERE account_id = @id AND ended_at IS NULL AND from_on <= @today AND (to_on IS NULL OR to_on >= @today)
            """, new { id, today = clock.Today() }, ct);
        user.Is(id, account.OrganisationId, grants, account.Permissions?.Split(' ').ToHashSet(StringComparer.Ordinal));
        if (!byToken) (presence.SessionId, presence.MustChange) = (pass, account.MustChange);
        return true;
    }

    private sealed record Account(Guid? OrganisationId, bool MustChange, bool IsDemo, string? Permissions);
}

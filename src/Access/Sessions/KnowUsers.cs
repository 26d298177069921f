using System.Security.Claims;
using Neighbourhood.Access.Tokens;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Sessions;

/// <summary>Reads on each request who it is and what roles they hold today, so that what was ended is over at once.</summary>
internal sealed class KnowUsers(Db db, Marks marks, Presence presence, ISend send, TimeProvider clock) : IKnowUsers
{
    /// <summary>Between the right password and the code.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task<bool> Recognise(ClaimsPrincipal principal, CurrentUser user, CancellationToken ct)
    {
        var byToken = principal.FindFirstValue(Signing.By) == Schemes.Token;
        if (!Guid.TryParse(principal.FindFirstValue(Signing.Account), out var id)
            || !Guid.TryParse(principal.FindFirstValue(byToken ? Schemes.Token : Schemes.Session), out var pass)) return false;

        var now = clock.Now();
        var account = byToken
            ? await db.Find<Account>("""
                SELECT a.organisation_id, a.must_change, a.is_demo, t.permissions, t.last_used_at AS since_at, 1 AS proved, 1 AS has_factor
                FROM access_token t JOIN access_account a ON a.id = t.account_id
                WHERE t.id = @pass AND a.id = @id AND a.ended_at IS NULL AND t.revoked_at IS NULL AND t.expires_at > @now
                """, new { pass, id, now }, ct)
            : await db.Find<Account>("""
                SELECT a.organisation_id, a.must_change, a.is_demo, NULL AS permissions, s.began_at AS since_at, CASE WHEN s.proved_at IS NULL THEN 0 ELSE 1 END AS proved,
                       CASE WHEN EXISTS (SELECT 1 FROM access_factor f WHERE f.account_id = a.id AND f.removed_at IS NULL) THEN 1 ELSE 0 END AS has_factor
                FROM access_session s JOIN access_account a ON a.id = s.account_id
                WHERE s.id = @pass AND a.id = @id AND a.ended_at IS NULL AND s.ended_at IS NULL AND s.stamp = a.stamp AND s.ends_at > @real
                """, new { pass, id, real = MovableClock.Under(clock).Now() }, ct);
        if (account is null || (account.IsDemo && await marks.Get(Marks.Demo, ct) is null)) return false;
        if (!account.Proved)
        {
            if (account.SinceAt > now - Patience) presence.Half = new(pass, id);
            return false;
        }

        var grants = account.MustChange ? [] : await db.Query<Grant>("""
            SELECT role, scope_id FROM access_assignment
            WHERE account_id = @id AND ended_at IS NULL AND from_on <= @today AND (to_on IS NULL OR to_on >= @today)
            """, new { id, today = clock.Today() }, ct);
        var lacks = !account.HasFactor && grants.Count > 0 && (await send.Roles("access.secondFactorRoles", ct)).Overlaps(grants.Select(g => g.Role));
        user.Is(id, account.OrganisationId, lacks ? [] : grants, account.Permissions?.Split(' ').ToHashSet(StringComparer.Ordinal));
        if (!byToken) (presence.SessionId, presence.MustChange, presence.MustAddFactor) = (pass, account.MustChange, lacks);
        else if (account.SinceAt is not { } used || used <= now - NoteTokenUse.Every) await NoteTokenUse.Note(send, pass, ct);
        return true;
    }

    /// <param name="SinceAt">When the session began; when the token was last used.</param>
    private sealed record Account(Guid? OrganisationId, bool MustChange, bool IsDemo, string? Permissions, DateTimeOffset? SinceAt, bool Proved, bool HasFactor);
}

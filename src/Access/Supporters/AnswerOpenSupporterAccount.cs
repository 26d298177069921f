using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Links;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Supporters;

/// <summary>A coordinator of peer support lets a supporter in, by an account that can do nothing else; nobody makes a key to another's account so.</summary>
internal sealed class AnswerOpenSupporterAccount(Db db, CurrentUser user, ISend send, TimeProvider clock) : IRequestOfHandler<OpenSupporterAccount, DateTimeOffset>
{
    private sealed record Standing(bool IsNew, DateTimeOffset? EndedAt, int Own, int Others);

    private sealed record Good(DateTimeOffset ExpiresAt);

    public async Task<DateTimeOffset> Handle(OpenSupporterAccount request, CancellationToken ct)
    {
        if (request.AccountId == Guid.Empty || request.KeyHash is not { Length: 64 } || !request.KeyHash.All(char.IsAsciiHexDigitLower)) throw new Refused("", "Send an id for the account and the hash of a key");
        var today = clock.Today();
        var known = await db.Find<Standing>("""
            SELECT CASE WHEN a.password_hash IS NULL THEN 1 ELSE 0 END AS is_new, a.ended_at,
                (SELECT COUNT(*) FROM access_assignment s WHERE s.account_id = a.id AND s.ended_at IS NULL AND s.source = @ByPeerSupport) AS own,
                (SELECT COUNT(*) FROM access_assignment s WHERE s.account_id = a.id AND s.ended_at IS NULL AND s.source <> @ByPeerSupport AND (s.to_on IS NULL OR s.to_on >= @today)) AS others
            FROM access_account a WHERE a.id = @AccountId
            """, new { request.AccountId, Assignment.ByPeerSupport, today }, ct);
        if (known is null) await Open(request, ct);
        else if (known.EndedAt is not null) throw new Refused("", "This account has ended: nobody can sign in with it");
        else if (known.Own == 0 || known.Others > 0) throw new Refused("", "This account opens more than peer support: ask whoever looks after accounts for a new link");
        return await Link(request, known?.IsNew ?? true, ct);
    }

    private async Task Open(OpenSupporterAccount request, CancellationToken ct)
    {
        var email = EmailAddress.Wrong(request.Email);
        new Refusals()
            .Text(request.Name, nameof(request.Name), 200, "Enter a name")
            .If(Folded.Text(request.Name).Length > 400, nameof(request.Name), "Enter a shorter name")
            .If(email is not null, nameof(request.Email), email ?? "")
            .Throw();
        var (folded, now) = (EmailAddress.Folded(request.Email!), clock.Now());
        if (await db.Find<int>("SELECT COUNT(*) FROM access_account WHERE folded_email = @folded", new { folded }, ct) > 0)
            throw new Refused(nameof(request.Email), "There is an account with this email address: enter another address of theirs, or ask whoever looks after accounts");
        await db.Execute("""
            INSERT INTO access_account (id, name, folded_name, email, folded_email, must_change, stamp, failed_count, is_demo, added_at)
            VALUES (@AccountId, @name, @foldedName, @email, @folded, 1, @stamp, 0, 0, @now)
            """, new { request.AccountId, name = request.Name!.Trim(), foldedName = Folded.Text(request.Name), email = request.Email!.Trim(), folded, stamp = clock.NewId(), now }, ct);
        await Assignment.Give(db, new(clock.NewId(), request.AccountId, Roles.PeerSupporter, request.AccountId, clock.Today(), null, user.Id, now, Assignment.ByPeerSupport), ct);
    }

    private async Task<DateTimeOffset> Link(OpenSupporterAccount request, bool isNew, CancellationToken ct)
    {
        if (await db.Find<Good>("SELECT expires_at FROM access_link WHERE account_id = @AccountId AND hash = @KeyHash", request, ct) is { } before) return before.ExpiresAt;
        var now = clock.Now();
        var until = isNew ? now.AddDays(await send.Number("access.inviteDays", ct)) : now.AddHours(await send.Number("access.resetHours", ct));
        await OneTimeLink.Give(db, new(clock.NewId(), request.AccountId, request.KeyHash, user.Id, now, until), ct);
        return until;
    }
}

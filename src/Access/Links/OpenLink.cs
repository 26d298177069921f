using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Links;

/// <summary>A worker who was given a one-time link chooses the password of their account with it.</summary>
internal static class OpenLink
{
    /// <summary>Whose link it is; null where it does not work. Looking uses nothing up.</summary>
    [Anyone("whoever holds the link is nobody yet; without its key it answers nothing")]
    internal sealed record Query(string Hash) : IQuery<Answer?>;

    /// <param name="IsNew">They had no password before.</param>
    internal sealed record Answer(Guid LinkId, Guid AccountId, string Name, string Email, bool IsNew);

    /// <param name="PasswordHash">Made beforehand: hashing is slow on purpose.</param>
    [Anyone("whoever holds the link is nobody yet; without its key it changes nothing")]
    internal sealed record Command(string Hash, string PasswordHash) : ICommand;

    internal sealed class Answers(Db db, TimeProvider clock) : IQueryHandler<Query, Answer?>
    {
        public Task<Answer?> Handle(Query query, CancellationToken ct) => Standing(db, query.Hash, clock.Now(), ct);
    }

    private static Task<Answer?> Standing(Db db, string hash, DateTimeOffset now, CancellationToken ct) => db.Find<Answer>("""
        SELECT l.id AS link_id, a.id AS account_id, a.name, a.email, CASE WHEN a.password_hash IS NULL THEN 1 ELSE 0 END AS is_new
        FROM access_link l JOIN access_account a ON a.id = l.account_id
        WHERE l.hash = @hash AND l.used_at IS NULL AND l.withdrawn_at IS NULL AND l.expires_at > @now AND a.ended_at IS NULL
        """, new { hash, now }, ct);

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = clock.Now();
            if (await Standing(db, command.Hash, now, ct) is not { } link
                || await db.Execute("UPDATE access_link SET used_at = @now WHERE id = @LinkId AND used_at IS NULL AND withdrawn_at IS NULL", new { link.LinkId, now }, ct) == 0)
                throw new Refused("", OneTimeLink.Over);
            // A new stamp: whoever is signed in with the old password is out.
            await db.Execute("""
                UPDATE access_account SET password_hash = @PasswordHash, must_change = 0, stamp = @stamp, failed_count = 0, locked_until = NULL
                WHERE id = @AccountId AND ended_at IS NULL
                """, new { command.PasswordHash, link.AccountId, stamp = clock.NewId() }, ct);
            user.Is(link.AccountId, null, []); // the audit names whose password it is
            return default;
        }
    }

    /// <summary>From what was typed to a password: the slow work first, then a short command.</summary>
    internal sealed class Attempt(Passwords passwords, ISend send)
    {
        internal async Task Choose(string? key, string? password, CancellationToken ct = default)
        {
            var link = await send.Ask(new Query(OneTimeLink.Hash(key)), ct) ?? throw new Refused("", OneTimeLink.Over);
            if (Passwords.Wrong(password, link.Email) is { } wrong) throw new Refused("New", wrong);
            await send.Send(new Command(OneTimeLink.Hash(key), passwords.Hash(password!)), ct);
        }
    }

    [Anyone("whoever holds the link is nobody yet; without its key it shows nothing")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(Attempt attempt, ISend send) : FormPage
    {
        public string? Key { get; set; }
        public string? New { get; set; }

        /// <summary>Null where the link does not work.</summary>
        internal Answer? Answer { get; private set; }

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            if (Answer is null) Response.StatusCode = StatusCodes.Status410Gone;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await attempt.Choose(Key, New, ct);
            return LocalRedirect("/access/sign-in?chosen=true");
        });

        protected override async Task Show(CancellationToken ct)
        {
            this.Forget(nameof(New));
            Answer = await send.Ask(new Query(OneTimeLink.Hash(Key)), ct);
        }
    }
}

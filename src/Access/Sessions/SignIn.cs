using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Sessions;

/// <summary>A worker signs in with email address and password.</summary>
internal static class SignIn
{
    /// <summary>One answer for all that can be wrong, so that it tells nobody which accounts there are.</summary>
    internal const string Wrong = "The email address or password is not right, or the account is locked for a while after too many tries";

    /// <summary>Begins a session, once the password was found right; it counts when the second factor is proved, where there is one.</summary>
    /// <param name="Stamp">The account's when its password was checked.</param>
    /// <param name="Device">"Firefox on Windows"; null where the browser does not say.</param>
    /// <returns>Whether a code of the second factor is still asked for.</returns>
    [Anyone("whoever signs in is nobody yet; the password was checked just before")]
    internal sealed record Command(Guid AccountId, Guid SessionId, string Stamp, string? Device = null) : ICommand<bool>;

    /// <summary>Somebody tried and was not let in.</summary>
    /// <param name="AccountId">Null where no account has the email address.</param>
    /// <param name="From">Keyed digest of where the try came from; null where that is not known.</param>
    [Anyone("whoever fails to sign in is nobody yet")]
    internal sealed record Failed(Guid? AccountId, string? From = null) : ICommand;

    internal sealed class Handler(Db db, Marks marks, CurrentUser user, ISend send, TimeProvider clock) : ICommandHandler<Command, bool>
    {
        public async Task<bool> Handle(Command command, CancellationToken ct)
        {
            var now = clock.Now();
            var account = await db.Find<Account>("""
                SELECT id, name, organisation_id, password_hash, must_change, stamp, locked_until, is_demo
                FROM access_account WHERE id = @AccountId AND stamp = @Stamp AND ended_at IS NULL
                """, new { command.AccountId, command.Stamp }, ct);
            if (account is null || !await account.MayEnter(marks, now, ct)) throw new Refused("", Wrong);
            var asks = await db.Find<int>("SELECT COUNT(*) FROM access_factor WHERE account_id = @AccountId AND removed_at IS NULL", new { command.AccountId }, ct) > 0;
            // With a code still to come the wrong tries stay counted: else a right password would give endless tries at the code.
            if (!asks) await db.Execute("UPDATE access_account SET failed_count = 0, locked_until = NULL WHERE id = @AccountId", new { command.AccountId }, ct);
            await db.Execute("""
                INSERT INTO access_session (id, account_id, stamp, began_at, ends_at, proved_at, device)
                VALUES (@SessionId, @AccountId, @Stamp, @now, @ends, @proved, @Device)
                """, new
            {
                command.SessionId,
                command.AccountId,
                command.Stamp,
                now,
                ends = MovableClock.Under(clock).Now().AddHours(await send.Number("access.sessionHours", ct)), // moving the demo's clock signs nobody out
                proved = asks ? (DateTimeOffset?)null : now,
                command.Device,
            }, ct);
            user.Is(account.Id, account.OrganisationId, []); // the audit names who signed in
            return asks;
        }
    }

    internal sealed class FailedHandler(Db db, LockOut lockOut, TimeProvider clock) : ICommandHandler<Failed>
    {
        public async Task<Done> Handle(Failed command, CancellationToken ct)
        {
            if (command.AccountId is { } account) await lockOut.Count(db, account, clock.Now(), ct);
            if (command.From is { } from) await Addresses.Count(db, from, clock, ct);
            return default;
        }
    }

    /// <summary>One try, from what was typed to a session: the slow check first, then a short command.</summary>
    internal sealed class Attempt(Db db, Marks marks, Passwords passwords, Addresses addresses, ISend send, TimeProvider clock)
    {
        /// <param name="Who">For the cookie.</param>
        /// <param name="MustChange">The password was for one use.</param>
        /// <param name="NeedsCode">The session counts when the second factor is proved.</param>
        internal sealed record Entered(ClaimsPrincipal Who, bool MustChange, bool NeedsCode);

        /// <exception cref="Refused">Nobody is let in, for whatever reason: the same answer after the same work.</exception>
        internal async Task<Entered> Enter(string? email, string? password, Caller? from = null, CancellationToken ct = default)
        {
            new Refusals()
                .Text(email, "Email", EmailAddress.Longest, "Enter your email address")
                .Text(password, "Password", Passwords.Longest, "Enter your password")
                .Throw();
            await addresses.Check(from, ct);
            var account = await db.Find<Account>("""
                SELECT id, name, organisation_id, password_hash, must_change, stamp, locked_until, is_demo
                FROM access_account WHERE folded_email = @email AND ended_at IS NULL
                """, new { email = EmailAddress.Folded(email!) }, ct);
            var right = passwords.Fits(account?.PasswordHash, password!);
            if (right && account is not null && await account.MayEnter(marks, clock.Now(), ct))
            {
                var session = clock.NewId();
                var asks = await send.Send(new Command(account.Id, session, account.Stamp, from?.Device), ct);
                return new Entered(Schemes.Principal(account.Id, account.Name, session), account.MustChange, asks);
            }
            await addresses.Failed(account?.Id, from, ct);
            throw new Refused("", Wrong);
        }
    }

    internal sealed record Account(Guid Id, string Name, Guid? OrganisationId, string? PasswordHash, bool MustChange, string Stamp, DateTimeOffset? LockedUntil, bool IsDemo)
    {
        /// <summary>Not while it is locked; and an account of the demo only where the demo was made.</summary>
        internal async Task<bool> MayEnter(Marks marks, DateTimeOffset now, CancellationToken ct) =>
            (LockedUntil is not { } until || until <= now) && (!IsDemo || await marks.Get(Marks.Demo, ct) is not null);
    }

    [Anyone("signing in is where everybody begins")]
    internal sealed class Page(Attempt attempt, CurrentUser user) : FormPage
    {
        [BindProperty]
        public string? Email { get; set; }

        [BindProperty]
        public string? Password { get; set; }

        [BindProperty(SupportsGet = true)]
        public string? ReturnUrl { get; set; }

        [BindProperty(SupportsGet = true)]
        public bool SignedOut { get; set; }

        [BindProperty(SupportsGet = true)]
        public bool Chosen { get; set; }

        public IActionResult OnGet() => user.IsSignedIn ? LocalRedirect(Next) : Page();

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var entered = await attempt.Enter(Email, Password, Caller.Of(HttpContext), ct);
            await HttpContext.SignInAsync(Schemes.Cookie, entered.Who);
            return LocalRedirect(entered.NeedsCode ? $"/access/sign-in/code?returnUrl={Uri.EscapeDataString(Next)}" : entered.MustChange ? "/access/account/password" : Next);
        });

        protected override Task Show(CancellationToken ct)
        {
            this.Forget(nameof(Password));
            return Task.CompletedTask;
        }

        private string Next => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";
    }
}

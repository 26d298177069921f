using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>A worker chooses a new password, and is signed out everywhere but here.</summary>
internal static class ChangePassword
{
    /// <param name="Hash">Made beforehand: hashing is slow on purpose.</param>
    /// <param name="Stamp">The account's when the old password was checked.</param>
    /// <param name="SessionId">The one that goes on; null where there is none.</param>
    [Anyone("whoever is signed in changes their own, and nobody else's")]
    internal sealed record Command(string Hash, string Stamp, Guid? SessionId) : ICommand;

    /// <summary>The old password was not right.</summary>
    [Anyone("it counts against the caller's own account only")]
    internal sealed record Failed : ICommand;

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (!user.IsSignedIn) throw new Denied("own account");
            var row = new { command.Hash, command.Stamp, command.SessionId, me = user.Id, next = clock.NewId() };
            await db.ExecuteVersioned("""
                UPDATE access_account SET password_hash = @Hash, must_change = 0, stamp = @next, failed_count = 0, locked_until = NULL
                WHERE id = @me AND stamp = @Stamp AND ended_at IS NULL
                """, row, "Your password was changed elsewhere just now. Sign in again.", ct: ct);
            await db.Execute("UPDATE access_session SET stamp = @next WHERE id = @SessionId AND account_id = @me AND stamp = @Stamp", row, ct);
            return default;
        }
    }

    internal sealed class FailedHandler(Db db, CurrentUser user, LockOut lockOut, TimeProvider clock) : ICommandHandler<Failed>
    {
        public async Task<Done> Handle(Failed command, CancellationToken ct)
        {
            if (!user.IsSignedIn || user.Id is not { } me) throw new Denied("own account");
            await lockOut.Count(db, me, clock.Now(), ct);
            return default;
        }
    }

    /// <summary>From what was typed to a new password: the slow checks first, then a short command.</summary>
    internal sealed class Attempt(Db db, CurrentUser user, Presence presence, Passwords passwords, ISend send, TimeProvider clock)
    {
        internal async Task Change(string? current, string? replacement, CancellationToken ct = default)
        {
            if (!user.IsSignedIn) throw new Denied("own account");
            var account = await db.Find<Account>("""
                SELECT email, password_hash, stamp, locked_until FROM access_account WHERE id = @me AND ended_at IS NULL
                """, new { me = user.Id }, ct) ?? throw new NotFound("This account");
            var wrong = Passwords.Wrong(replacement, account.Email);
            new Refusals()
                .Text(current, "Current", Passwords.Longest, "Enter the password that you have now")
                .If(wrong is not null, "New", wrong ?? "")
                .If(wrong is null && replacement == current, "New", "Your new password must differ from the one that you have now")
                .Throw();
            // As at the door: a browser left open is no place to guess without end.
            var locked = account.LockedUntil > clock.Now();
            if (!passwords.Fits(account.PasswordHash, current!) || locked)
            {
                await send.Send(new Failed(), ct);
                throw new Refused("Current", locked ? "There were too many wrong passwords: wait a while, then try again" : "This is not the password that you have now");
            }
            await send.Send(new Command(passwords.Hash(replacement!), account.Stamp, presence.SessionId), ct);
        }
    }

    private sealed record Account(string Email, string? PasswordHash, string Stamp, DateTimeOffset? LockedUntil);

    [Anyone("whoever is signed in has an account of their own; others are asked to sign in")]
    [BindProperties]
    internal sealed class Page(Attempt attempt, CurrentUser user, Presence presence) : FormPage
    {
        public string? Current { get; set; }
        public string? New { get; set; }

        internal bool MustChange => presence.MustChange;

        public IActionResult OnGet() => user.IsSignedIn ? Page() : Challenge();

        public async Task<IActionResult> OnPost(CancellationToken ct) => !user.IsSignedIn ? Challenge() : await Try(async () =>
        {
            await attempt.Change(Current, New, ct);
            return LocalRedirect("/access/account?changed=true");
        });

        protected override Task Show(CancellationToken ct)
        {
            this.Forget(nameof(Current), nameof(New));
            return Task.CompletedTask;
        }
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Factors;

/// <summary>A worker whose password was right proves it is they, with a code of their authenticator app or a recovery code.</summary>
internal static class ProveSecondFactor
{
    /// <summary>One answer for all that can be wrong.</summary>
    internal const string Wrong = "The code is not right, was used already, or the account is locked for a while after too many tries";

    /// <param name="Step">Of the app's code; null with a recovery code.</param>
    [Anyone("whoever signs in is nobody yet; the code was checked just before")]
    internal sealed record Command(Guid SessionId, Guid AccountId, Guid FactorId, int? Step, string? RecoveryHash) : ICommand;

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = clock.Now();
            if (!await Factor.Take(db, command.AccountId, new(command.FactorId, command.Step, command.RecoveryHash), now, ct)
                || await db.Execute("""
                    UPDATE access_session SET proved_at = @now WHERE id = @SessionId AND account_id = @AccountId AND proved_at IS NULL AND ended_at IS NULL
                    """, new { command.SessionId, command.AccountId, now }, ct) == 0) throw new Refused("Code", Wrong);
            await db.Execute("UPDATE access_account SET failed_count = 0, locked_until = NULL WHERE id = @AccountId", new { command.AccountId }, ct);
            user.Is(command.AccountId, null, []); // the audit names who signed in
            return default;
        }
    }

    /// <summary>One try, from what was typed to a session that counts.</summary>
    internal sealed class Attempt(Presence presence, Factor factors, Addresses addresses, ISend send)
    {
        /// <exception cref="Refused">Nobody is let in, for whatever reason.</exception>
        internal async Task Prove(string? code, Caller? from = null, CancellationToken ct = default)
        {
            if (presence.Half is not { } half) throw new Refused("", "You waited too long: sign in again with your password");
            new Refusals().Text(code, "Code", 40, "Enter the code that your app shows").Throw();
            await addresses.Check(from, ct);
            if (!await factors.IsLocked(half.AccountId, ct)
                && await factors.Of(half.AccountId, ct) is { } factor && await factors.Read(factor, code, ct) is { } proof)
            {
                await send.Send(new Command(half.SessionId, half.AccountId, proof.FactorId, proof.Step, proof.RecoveryHash), ct);
                return;
            }
            await addresses.Failed(half.AccountId, from, ct);
            throw new Refused("Code", Wrong);
        }
    }

    [Anyone("whoever signs in is nobody yet; without the right password just before there is nothing to prove")]
    internal sealed class Page(Attempt attempt, Presence presence, CurrentUser user) : FormPage
    {
        [BindProperty]
        public string? Code { get; set; }

        [BindProperty(SupportsGet = true)]
        public string? ReturnUrl { get; set; }

        public IActionResult OnGet() => user.IsSignedIn ? LocalRedirect(Next) : presence.Half is null ? LocalRedirect("/access/sign-in") : Page();

        public async Task<IActionResult> OnPost(CancellationToken ct) => presence.Half is null && !user.IsSignedIn ? LocalRedirect("/access/sign-in") : await Try(async () =>
        {
            if (!user.IsSignedIn) await attempt.Prove(Code, Caller.Of(HttpContext), ct);
            return LocalRedirect(Next);
        });

        protected override Task Show(CancellationToken ct)
        {
            this.Forget(nameof(Code));
            return Task.CompletedTask;
        }

        private string Next => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Factors;

/// <summary>A worker adds an authenticator app, so that their password alone lets nobody in, and is shown the recovery codes once.</summary>
internal static class AddSecondFactor
{
    /// <param name="Secret">Encrypted beforehand, for this account.</param>
    /// <param name="Step">Of the code that showed that the app has the secret: it counts no second time.</param>
    [Anyone("whoever is signed in adds their own, and nobody else's")]
    internal sealed record Command(Guid Id, string Secret, int Step, IReadOnlyList<string> RecoveryHashes) : ICommand;

    /// <summary>Whether there is one, since when, and how many recovery codes are left.</summary>
    [Anyone("whoever is signed in sees their own, and nobody else's")]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="AddedAt">Null where there is none.</param>
    internal sealed record Answer(string Email, DateTimeOffset? AddedAt, int CodesLeft);

    internal sealed class Answers(Db db, CurrentUser user) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            if (!user.IsSignedIn || user.Id is not { } me) throw new Denied("own account");
            return await db.Find<Answer>("""
                SELECT a.email, f.added_at,
                       (SELECT COUNT(*) FROM access_recovery r WHERE r.factor_id = f.id AND r.used_at IS NULL) AS codes_left
                FROM access_account a LEFT JOIN access_factor f ON f.account_id = a.id AND f.removed_at IS NULL
                WHERE a.id = @me
                """, new { me }, ct) ?? throw new NotFound("This account");
        }
    }

    internal sealed class Handler(Db db, CurrentUser user, Presence presence, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (!user.IsSignedIn || user.Id is not { } me) throw new Denied("own account");
            if (await db.Find<int>("SELECT COUNT(*) FROM access_factor WHERE account_id = @me AND removed_at IS NULL", new { me }, ct) > 0)
                throw new Conflict("You have an authenticator app already: remove it first");
            var now = clock.Now();
            await db.Execute("""
                INSERT INTO access_factor (id, account_id, secret, last_step, added_at) VALUES (@Id, @me, @Secret, @Step, @now)
                """, new { command.Id, me, command.Secret, command.Step, now }, ct);
            foreach (var hash in command.RecoveryHashes)
                await db.Execute("INSERT INTO access_recovery (id, factor_id, hash) VALUES (@id, @factor, @hash)", new { id = clock.NewId(), factor = command.Id, hash }, ct);
            // Whoever is signed in elsewhere was let in by the password alone.
            await db.Execute("""
                UPDATE access_session SET ended_at = @now, ended_by = @me WHERE account_id = @me AND id <> @here AND ended_at IS NULL
                """, new { me, now, here = presence.SessionId ?? Guid.Empty }, ct);
            return default;
        }
    }

    /// <summary>From what the app shows to a factor: the code is checked before anything is kept.</summary>
    internal sealed class Attempt(CurrentUser user, Vault vault, ISend send, TimeProvider clock)
    {
        /// <summary>A secret, encrypted for the form to carry until its code comes back.</summary>
        internal string Begin() => vault.Close(Me, Totp.NewSecret());

        internal byte[]? Open(string? closed) => vault.Open(Me, closed);

        /// <returns>The recovery codes, to be shown once.</returns>
        internal async Task<IReadOnlyList<string>> Add(Guid id, string? closed, string? code, CancellationToken ct = default)
        {
            if (Open(closed) is not { } secret) throw new Refused("", "This page was open for another account: open it again, and scan the new picture");
            if (Totp.Fits(secret, code, MovableClock.Under(clock).Now(), 0) is not { } step)
                throw new Refused("Code", "Enter the 6 digits that the app shows now. If they are right, check that the telephone's clock is");
            var codes = RecoveryCodes.New();
            await send.Send(new Command(id, closed!, step, [.. codes.Select(c => vault.Hash(RecoveryCodes.Plain(c)!))]), ct);
            return codes;
        }

        private Guid Me => user is { IsSignedIn: true, Id: { } me } ? me : throw new Denied("own account");
    }

    [Anyone("whoever is signed in has an account of their own; others are asked to sign in")]
    [BindProperties]
    internal sealed class Page(Attempt attempt, ISend send, CurrentUser user, Presence presence, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public string? Secret { get; set; }
        public string? Code { get; set; }

        internal Answer Answer { get; private set; } = new("", null, 0);

        internal byte[]? Plain { get; private set; }

        /// <summary>Shown once, on the answer itself.</summary>
        internal IReadOnlyList<string> Codes { get; private set; } = [];

        /// <summary>A role of theirs counts only with a second factor.</summary>
        internal bool IsNeeded => presence.MustAddFactor;

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            if (!user.IsSignedIn) return Challenge();
            (Id, Secret) = (clock.NewId(), attempt.Begin());
            await Show(ct);
            return Page();
        }

        public async Task<IActionResult> OnPost(CancellationToken ct) => !user.IsSignedIn ? Challenge() : await Try(async () =>
        {
            Codes = await attempt.Add(Id, Secret, Code, ct);
            await Show(ct);
            return Page();
        });

        protected override async Task Show(CancellationToken ct)
        {
            Answer = await send.Ask(new Query(), ct);
            Plain = attempt.Open(Secret);
            if (Plain is not null) return;
            this.Forget(nameof(Code));
            Secret = attempt.Begin();
            ModelState.Remove(nameof(Secret));
            Plain = attempt.Open(Secret);
        }
    }
}

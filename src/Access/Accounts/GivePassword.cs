using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>Whoever looks after accounts makes a one-time password for a worker who is new, has forgotten theirs or is locked out.</summary>
internal static class GivePassword
{
    /// <param name="Hash">Made beforehand: hashing is slow on purpose.</param>
    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Command(Guid AccountId, string Hash) : ICommand;

    internal sealed class Handler(Db db, CurrentUser user, FarKeys keys, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.AccountId == user.Id) throw new Refused("", "Change your own password on the page of your account");
            await keys.CheckPassword(command.AccountId, ct);
            // A new stamp: whoever is signed in with the old password is out.
            if (await db.Execute("""
                UPDATE access_account SET password_hash = @Hash, must_change = 1, stamp = @stamp, failed_count = 0, locked_until = NULL
                WHERE id = @AccountId AND ended_at IS NULL
                """, new { command.Hash, command.AccountId, stamp = clock.NewId() }, ct) == 0)
                throw new Refused("", "This account has ended: nobody can sign in with it");
            return default;
        }
    }

    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Passwords passwords) : FormPage
    {
        public Guid AccountId { get; set; }

        internal string Name { get; private set; } = "";

        /// <summary>Shown once, on the answer itself: it is kept nowhere.</summary>
        internal string? OneTime { get; private set; }

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var password = Passwords.OneTime();
            await send.Send(new Command(AccountId, passwords.Hash(password)), ct);
            OneTime = password;
            await Show(ct);
            return Page();
        });

        protected override async Task Show(CancellationToken ct) => Name = (await send.Ask(new GetStaff([AccountId]), ct)).Single().Name;
    }
}

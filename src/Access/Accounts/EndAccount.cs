using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Links;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>Whoever looks after accounts ends the account of a worker who has left, with its roles, sessions and tokens, at once.</summary>
internal static class EndAccount
{
    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Command(Guid AccountId) : ICommand;

    internal sealed class Handler(Db db, IOutbox outbox, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.AccountId == user.Id) throw new Refused("", "Somebody else must end your account: ask a colleague who looks after accounts");
            var row = new { command.AccountId, now = clock.Now(), me = user.Id, stamp = clock.NewId() };
            if (await db.Execute("""
                UPDATE access_account SET ended_at = @now, stamp = @stamp, password_hash = NULL WHERE id = @AccountId AND ended_at IS NULL
                """, row, ct) == 0) throw new Conflict("Somebody else has ended this account already");
            await db.Execute("UPDATE access_assignment SET ended_at = @now, ended_by = @me WHERE account_id = @AccountId AND ended_at IS NULL", row, ct);
            await db.Execute("UPDATE access_token SET revoked_at = @now WHERE account_id = @AccountId AND revoked_at IS NULL", row, ct);
            await OneTimeLink.Withdraw(db, command.AccountId, row.now, ct);
            await RoleRequest.Withdraw(db, command.AccountId, null, null, user.Id, row.now, ct);
            await outbox.Add(new AccountEnded(command.AccountId, clock.Today()), ct);
            return default;
        }
    }

    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid AccountId { get; set; }

        internal string Name { get; private set; } = "";

        /// <summary>What would be left without anybody, as each module says it.</summary>
        internal IReadOnlyList<GatherHandOver.Part> Left { get; private set; } = [];

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(AccountId), ct);
            return LocalRedirect($"/access/accounts/{AccountId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Name = (await send.Ask(new GetStaff([AccountId]), ct)).Single().Name;
            Left = await send.Ask(new GatherHandOver(AccountId, clock.Today()), ct);
        }
    }
}

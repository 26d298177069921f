using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Factors;

/// <summary>Whoever looks after accounts removes the authenticator app of a worker who lost it, once sure that it is they who ask.</summary>
internal static class ResetSecondFactor
{
    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Command(Guid AccountId) : ICommand;

    internal sealed class Handler(Db db, CurrentUser user, FarKeys keys, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.AccountId == user.Id) throw new Refused("", "Remove your own app on the page of your account, with a code of it");
            await keys.CheckFactor(command.AccountId, ct);
            if (await Factor.Remove(db, command.AccountId, user.Id, clock.Now(), ct) == 0) throw new Refused("", "This account has no authenticator app");
            await db.Execute("""
                UPDATE access_session SET ended_at = @now, ended_by = @me WHERE account_id = @AccountId AND ended_at IS NULL
                """, new { command.AccountId, now = clock.Now(), me = user.Id }, ct);
            return default;
        }
    }

    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid AccountId { get; set; }

        internal string Name { get; private set; } = "";

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(AccountId), ct);
            return LocalRedirect($"/access/accounts/{AccountId}");
        });

        protected override async Task Show(CancellationToken ct) => Name = (await send.Ask(new GetStaff([AccountId]), ct)).Single().Name;
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Sessions;

/// <summary>Whoever looks after accounts ends every session of a worker, whose laptop was stolen perhaps; the account stays.</summary>
internal static class SignOutAccount
{
    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Command(Guid AccountId) : ICommand;

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await db.Execute("""
                UPDATE access_session SET ended_at = @now, ended_by = @me WHERE account_id = @AccountId AND ended_at IS NULL
                """, new { command.AccountId, me = user.Id, now = clock.Now() }, ct);
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

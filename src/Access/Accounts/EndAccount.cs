using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
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
            if (!await AccountEnd.Now(db, outbox, user, clock, command.AccountId, ct)) throw new Conflict("Somebody else has ended this account already");
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

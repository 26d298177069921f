using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Tokens;

/// <summary>Whoever looks after accounts makes an API token for another system, in the name of an account, for a number of days.</summary>
internal static class AddToken
{
    /// <param name="Only">Codes of the permissions that it is narrowed to; null or none for all that the account's roles give.</param>
    /// <param name="Hash">Of the token's text, which is shown once and kept nowhere.</param>
    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Command(Guid Id, Guid AccountId, string? Name, int Days, IReadOnlyList<string>? Only, string Hash) : ICommand<Guid>;

    internal sealed class Handler(Db db, CurrentUser user, PermissionCatalogue catalogue, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var narrowed = NewToken.Narrowed(command.Name, command.Days, command.Only, catalogue.All.Select(p => p.Code));
            if (await db.Find<int>("SELECT COUNT(*) FROM access_account WHERE id = @AccountId AND ended_at IS NULL", new { command.AccountId }, ct) == 0)
                throw new Refused("AccountId", "This account has ended: it can have no token");
            if (!user.IsSystem && await RoleRequest.HoldsFar(db, command.AccountId, clock.Today(), ct))
                throw new Refused("", "This account has a role that reaches far: they add a token themselves, on the page of their own account");
            await NewToken.Keep(db, command.Id, command.AccountId, command.Name!, command.Hash, narrowed, clock.Now(), command.Days, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, PermissionCatalogue catalogue, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid AccountId { get; set; }
        public string? Name { get; set; }
        public int? Days { get; set; }
        public List<string> Only { get; set; } = [];

        internal string Account { get; private set; } = "";

        /// <summary>Shown once, on the answer itself: it is kept nowhere.</summary>
        internal string? Token { get; private set; }

        internal IReadOnlyList<SelectListItem> Choices { get; } = [.. catalogue.All.Select(p => new SelectListItem($"{p.Says} ({p.Code})", p.Code))];

        public Task OnGet(CancellationToken ct)
        {
            (Id, Days) = (clock.NewId(), 90);
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var secret = Secret.New();
            await send.Send(new Command(Id, AccountId, Name, Days ?? 0, Only, Secret.Hash(secret)), ct);
            Token = secret;
            await Show(ct);
            return Page();
        });

        protected override async Task Show(CancellationToken ct) => Account = (await send.Ask(new GetStaff([AccountId]), ct)).Single().Name;
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Assignments;

/// <summary>Whoever looks after accounts gives a worker a role, in one place or team, until a day or without end; one that reaches far waits for a second person.</summary>
internal static class GiveRole
{
    /// <param name="Scope">The id of a place or team, "everywhere", or nothing where the role says it itself.</param>
    /// <param name="Until">The last day on which it holds; null for no end.</param>
    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Command(Guid Id, Guid AccountId, string? Role, string? Scope = null, DateOnly? Until = null) : ICommand<Guid>;

    internal sealed class Handler(Db db, CurrentUser user, ISend send, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var (now, today) = (clock.Now(), clock.Today());
            if (command.AccountId == user.Id) throw new Refused("", "Somebody else must give you a role: ask a colleague who looks after accounts");
            var (scope, wrong) = Assignment.Limit(command.Role, command.Scope, command.AccountId);
            new Refusals()
                .If(wrong is not null, wrong?.Input ?? "", wrong?.Text ?? "")
                .If(command.Until < today, "Until", "The end date must be today or later")
                .Throw();
            if (await db.Find<int>("SELECT COUNT(*) FROM access_account WHERE id = @AccountId AND ended_at IS NULL", new { command.AccountId }, ct) == 0)
                throw new Refused("", "This account has ended: it can be given no role");
            if (await Assignment.Stands(db, command.AccountId, command.Role!, scope, today, ct))
                throw new Refused("Role", "They have this role there already: end it first, or choose another");
            if (await RoleRequest.Waits(db, command.AccountId, command.Role!, scope, ct))
                throw new Refused("Role", "This role waits for a second person to approve it already");
            await RoleRequest.GiveOrAsk(db, send, new(command.Id, command.AccountId, command.Role!, scope, today, command.Until, user.Id, now, Assignment.ByHand), ct);
            return command.Id;
        }
    }

    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid AccountId { get; set; }
        public string? Role { get; set; }
        public string? Scope { get; set; }
        public DateOnly? Until { get; set; }

        internal string Name { get; private set; } = "";

        internal IReadOnlyList<SelectListItem> RoleItems { get; } = [.. Roles.All.Select(r => new SelectListItem($"{r.Name} ({Says.Scope(r.Scope)})", r.Code))];

        internal IReadOnlyList<SelectListItem> ScopeItems { get; private set; } = [];

        public Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, AccountId, Role, Scope, Until), ct);
            return LocalRedirect($"/access/accounts/{AccountId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Name = (await send.Ask(new GetStaff([AccountId]), ct)).Single().Name;
            var scopes = await send.Ask(new GatherScopes(), ct);
            ScopeItems =
            [
                .. scopes.OrderBy(s => s.Kind).ThenBy(s => s.Name, StringComparer.CurrentCulture).Select(s => new SelectListItem($"{s.Name} ({Says.Scope(s.Kind)})", s.Id.ToString())),
                new SelectListItem("Everywhere", Assignment.Everywhere),
            ];
        }
    }
}

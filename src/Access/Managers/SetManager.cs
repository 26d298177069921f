using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Managers;

/// <summary>Whoever looks after accounts says who a worker's line manager is from today, and who stands in while the manager is away.</summary>
internal static class SetManager
{
    /// <param name="Manager">The email address of the manager's account; null or empty for none from today.</param>
    /// <param name="Deputy">The email address of who stands in; null or empty for nobody.</param>
    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Command(Guid AccountId, string? Manager, string? Deputy) : ICommand;

    [Allows(Permissions.ViewAccounts, On = nameof(AccountId))]
    internal sealed record Query(Guid AccountId) : IQuery<IReadOnlyList<Line>>;

    /// <param name="ToOn">The last day; null where it stands.</param>
    internal sealed record Line(string Manager, string ManagerEmail, string? Deputy, string? DeputyEmail, DateOnly FromOn, DateOnly? ToOn);

    internal sealed class Answers(Db db) : IQueryHandler<Query, IReadOnlyList<Line>>
    {
        public Task<IReadOnlyList<Line>> Handle(Query query, CancellationToken ct) => db.Query<Line>("""
            SELECT m.name AS manager, m.email AS manager_email, d.name AS deputy, d.email AS deputy_email, l.from_on, l.to_on
            FROM access_manager l JOIN access_account m ON m.id = l.manager_id LEFT JOIN access_account d ON d.id = l.deputy_id
            WHERE l.account_id = @AccountId ORDER BY l.id DESC
            """, query, ct);
    }

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (manager, deputy) = (await Find(command.Manager, ct), await Find(command.Deputy, ct));
            new Refusals()
                .If(!string.IsNullOrWhiteSpace(command.Manager) && manager is null, "Manager", "No open account has this email address: check what you entered")
                .If(!string.IsNullOrWhiteSpace(command.Deputy) && deputy is null, "Deputy", "No open account has this email address: check what you entered")
                .If(manager == command.AccountId, "Manager", "Nobody is their own line manager: enter somebody else")
                .If(deputy == command.AccountId, "Deputy", "They cannot stand in for their own line manager: enter somebody else")
                .If(deputy is not null && deputy == manager, "Deputy", "Enter somebody else than the line manager")
                .If(deputy is not null && string.IsNullOrWhiteSpace(command.Manager), "Manager", "Enter the line manager for whom the deputy stands in")
                .Throw();
            if (await db.Find<int>("SELECT COUNT(*) FROM access_account WHERE id = @AccountId AND ended_at IS NULL", new { command.AccountId }, ct) == 0)
                throw new Refused("", "This account has ended: it needs no line manager");
            if (await db.Find<int>("SELECT COUNT(*) FROM access_guest WHERE account_id = @AccountId", new { command.AccountId }, ct) > 0)
                throw new Refused("", "An invited account has no line manager here: what they do not answer goes to the coordinator");

            var row = new { id = clock.NewId(), command.AccountId, manager, deputy, today = clock.Today(), yesterday = clock.Today().AddDays(-1), me = user.Id };
            await db.Execute("DELETE FROM access_manager WHERE account_id = @AccountId AND to_on IS NULL AND from_on = @today", row, ct); // corrected on the day
            await db.Execute("UPDATE access_manager SET to_on = @yesterday WHERE account_id = @AccountId AND to_on IS NULL", row, ct);
            if (manager is not null)
                await db.Execute("""
                    INSERT INTO access_manager (id, account_id, manager_id, deputy_id, from_on, set_by) VALUES (@id, @AccountId, @manager, @deputy, @today, @me)
                    """, row, ct);
            return default;
        }

        private async Task<Guid?> Find(string? email, CancellationToken ct) => string.IsNullOrWhiteSpace(email) || email.Length > EmailAddress.Longest ? null
            : (await db.Query<Guid>("SELECT id FROM access_account WHERE folded_email = @folded AND ended_at IS NULL", new { folded = EmailAddress.Folded(email) }, ct)) is [var id] ? id : null;
    }

    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid AccountId { get; set; }
        public string? Manager { get; set; }
        public string? Deputy { get; set; }

        internal string Name { get; private set; } = "";

        internal IReadOnlyList<Line> Lines { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            if (Lines.FirstOrDefault(l => l.ToOn is null) is { } now) (Manager, Deputy) = (now.ManagerEmail, now.DeputyEmail);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(AccountId, Manager, Deputy), ct);
            return LocalRedirect($"/access/accounts/{AccountId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Name = (await send.Ask(new GetStaff([AccountId]), ct)).Single().Name;
            Lines = await send.Ask(new Query(AccountId), ct);
        }
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Assignments;

/// <summary>Whoever looks after accounts takes a role from a worker, from the next page on that they open.</summary>
internal static class EndRole
{
    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Command(Guid AccountId, Guid AssignmentId) : ICommand;

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await db.Execute("""
                UPDATE access_assignment SET ended_at = @now, ended_by = @me
                WHERE id = @AssignmentId AND account_id = @AccountId AND ended_at IS NULL
                """, new { command.AssignmentId, command.AccountId, now = clock.Now(), me = user.Id }, ct) == 1) return default;
            throw await db.Find<int>("""
                SELECT COUNT(*) FROM access_assignment WHERE id = @AssignmentId AND account_id = @AccountId
                """, command, ct) == 0 ? new NotFound("This role") : new Conflict("Somebody else has ended this role already");
        }
    }

    /// <summary>What is about to end.</summary>
    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Query(Guid AccountId, Guid AssignmentId) : IQuery<HeldRole>;

    internal sealed class Answers(Db db, ISend send, TimeProvider clock) : IQueryHandler<Query, HeldRole>
    {
        public async Task<HeldRole> Handle(Query query, CancellationToken ct) =>
            (await HeldRole.Of(query.AccountId, db, send, clock, ct)).FirstOrDefault(h => h.Id == query.AssignmentId) ?? throw new NotFound("This role");
    }

    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid AccountId { get; set; }
        public Guid AssignmentId { get; set; }

        internal string Name { get; private set; } = "";

        internal HeldRole? Held { get; private set; }

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(AccountId, AssignmentId), ct);
            return LocalRedirect($"/access/accounts/{AccountId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Name = (await send.Ask(new GetStaff([AccountId]), ct)).Single().Name;
            Held = await send.Ask(new Query(AccountId, AssignmentId), ct);
        }
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Assignments;

/// <summary>A second person who looks after accounts approves a role that reaches far, or declines it.</summary>
internal static class DecideRole
{
    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Command(Guid AccountId, Guid RequestId, bool? Approve) : ICommand;

    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Query(Guid AccountId, Guid RequestId) : IQuery<WaitingRole>;

    internal sealed class Answers(Db db, ISend send) : IQueryHandler<Query, WaitingRole>
    {
        public async Task<WaitingRole> Handle(Query query, CancellationToken ct) =>
            (await WaitingRole.All(db, send, query.AccountId, ct)).FirstOrDefault(w => w.Id == query.RequestId) ?? throw new NotFound("This role");
    }

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.Approve is not { } approve) throw new Refused("Approve", "Choose whether you approve it");
            var (now, today) = (clock.Now(), clock.Today());
            if (await RoleRequest.Find(db, command.AccountId, command.RequestId, ct) is not { } asked)
                throw await db.Find<int>("SELECT COUNT(*) FROM access_role_request WHERE id = @RequestId AND account_id = @AccountId", new { command.RequestId, command.AccountId }, ct) == 0
                    ? new NotFound("This role") : new Conflict("Somebody else has decided on this role already");
            if (asked.AccountId == user.Id) throw new Refused("", "Somebody else must decide on a role of yours");
            if (approve && asked.AskedBy == user.Id) throw new Refused("", "You gave this role: a second person must approve it");
            if (approve && asked.ToOn < today) throw new Refused("", "The last day of this role has passed: decline it, and give it anew");
            if (approve && await Assignment.Stands(db, asked.AccountId, asked.Role, asked.ScopeId, today, ct)) throw new Refused("", "They have this role there by now: decline this one");
            await db.ExecuteVersioned("""
                UPDATE access_role_request SET outcome = @outcome, decided_by = @me, decided_at = @now WHERE id = @RequestId AND decided_at IS NULL
                """, new { outcome = approve ? RoleRequest.Approved : RoleRequest.Declined, me = user.Id, now, command.RequestId }, "Somebody else has decided on this role already", ct: ct);
            if (approve) await Assignment.Give(db, new(asked.Id, asked.AccountId, asked.Role, asked.ScopeId, today, asked.ToOn, asked.AskedBy, now, asked.Source), ct);
            return default;
        }
    }

    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, CurrentUser user) : FormPage
    {
        public Guid AccountId { get; set; }
        public Guid RequestId { get; set; }
        public bool? Approve { get; set; }

        internal WaitingRole? Waiting { get; private set; }

        /// <summary>Who gave it may take it back, and no more.</summary>
        internal bool MayApprove => Waiting?.AskedBy != user.Id;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(AccountId, RequestId, Approve), ct);
            return LocalRedirect($"/access/accounts/{AccountId}");
        });

        protected override async Task Show(CancellationToken ct) => Waiting = await send.Ask(new Query(AccountId, RequestId), ct);
    }
}

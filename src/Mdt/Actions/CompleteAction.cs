using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Actions;

/// <summary>Somebody says that they did what they promised.</summary>
internal static class CompleteAction
{
    /// <param name="Evidence">What was done, in a sentence.</param>
    [Allows(Permissions.OwnActions, On = nameof(ActionId))]
    internal sealed record Command(Guid ActionId, string? Evidence, int Version) : ICommand;

    internal sealed class Handler(Db db, CurrentUser user, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var action = await Row.Find(db, command.ActionId, user.Id, ct) ?? throw new NotFound("The action");
            if (action.CancelledAt is not null) throw new Refused("", "This action was cancelled");
            if (action.DoneAt is not null) throw new Refused("", "This action is done already");
            new Refusals().Text(command.Evidence, "Evidence", 1000, "Say what was done").Throw();
            await db.ExecuteVersioned("""
                UPDATE mdt_action SET done_at = @now, evidence = @evidence, version = version + 1 WHERE id = @ActionId AND version = @Version
                """, new { command.ActionId, command.Version, evidence = command.Evidence!.Trim(), now = clock.Now() }, ct: ct);
            await outbox.Add(new MdtActionDone(command.ActionId, action.CaseId, clock.Today()), ct);
            return default;
        }
    }

    /// <summary>An action that its owner knows of: its item is closed.</summary>
    private sealed record Row(Guid CaseId, string Text, DateOnly DueOn, DateTimeOffset? DoneAt, DateTimeOffset? CancelledAt, int Version)
    {
        internal static Task<Row?> Find(Db db, Guid actionId, Guid? owner, CancellationToken ct) => db.Find<Row>("""
            SELECT a.case_id, a.text, a.due_on, a.done_at, a.cancelled_at, a.version FROM mdt_action a LEFT JOIN mdt_item i ON i.id = a.item_id
            WHERE a.id = @actionId AND a.owner_user_id = @owner AND (i.id IS NULL OR i.status = 'Discussed')
            """, new { actionId, owner }, ct);
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.OwnActions, On = nameof(ActionId))]
    internal sealed class Page(ISend send, Db db, CurrentUser user) : FormPage
    {
        private int _stands;

        public Guid ActionId { get; set; }
        public string? Evidence { get; set; }
        public int Version { get; set; }

        internal string What { get; private set; } = "";

        internal DateOnly DueOn { get; private set; }

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = _stands;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(ActionId, Evidence, Version), ct);
            return Redirect("/mdt/actions");
        });

        protected override async Task Show(CancellationToken ct)
        {
            var row = await Row.Find(db, ActionId, user.Id, ct) ?? throw new NotFound("The action");
            (What, DueOn, _stands) = (row.Text, row.DueOn, row.Version);
            if (Conflict is not null) Version = _stands; // pressing again is a choice
        }
    }
}

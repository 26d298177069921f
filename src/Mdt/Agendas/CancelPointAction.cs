using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>The chair cancels an action of a board or an event, and says why.</summary>
internal static class CancelPointAction
{
    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, Guid TakenActionId, string? Reason, int Version) : ICommand;

    internal sealed class Handler(Db db, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var action = await Row.Find(db, command.MeetingId, command.TakenActionId, ct) ?? throw new NotFound("The action");
            if (action.DoneAt is not null) throw new Refused("", "This action is done already");
            if (action.CancelledAt is not null) throw new Refused("", "This action was cancelled already");
            new Refusals().Text(command.Reason, "Reason", 500, "Say why it is cancelled").Throw();
            await db.ExecuteVersioned("""
                UPDATE mdt_point_action SET cancelled_at = @now, cancelled_reason = @reason, version = version + 1 WHERE id = @TakenActionId AND version = @Version
                """, new { command.TakenActionId, command.Version, reason = command.Reason!.Trim(), now = clock.Now() }, ct: ct);
            return default;
        }
    }

    private sealed record Row(string Text, DateOnly DueOn, DateTimeOffset? DoneAt, DateTimeOffset? CancelledAt, int Version)
    {
        internal static Task<Row?> Find(Db db, Guid meetingId, Guid actionId, CancellationToken ct) => db.Find<Row>("""
            SELECT text, due_on, done_at, cancelled_at, version FROM mdt_point_action WHERE id = @actionId AND meeting_id = @meetingId
            """, new { meetingId, actionId }, ct);
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed class Page(ISend send, Db db) : FormPage
    {
        private int _stands;

        public Guid MeetingId { get; set; }
        public Guid TakenActionId { get; set; }
        public string? Reason { get; set; }
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
            await send.Send(new Command(MeetingId, TakenActionId, Reason, Version), ct);
            return Redirect($"/mdt/meetings/{MeetingId}/agenda");
        });

        protected override async Task Show(CancellationToken ct)
        {
            var row = await Row.Find(db, MeetingId, TakenActionId, ct) ?? throw new NotFound("The action");
            (What, DueOn, _stands) = (row.Text, row.DueOn, row.Version);
            if (Conflict is not null) Version = _stands; // pressing again is a choice
        }
    }
}

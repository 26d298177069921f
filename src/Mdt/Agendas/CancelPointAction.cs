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
            var action = await Find(db, command.MeetingId, command.TakenActionId, ct) ?? throw new NotFound("The action");
            if (action.DoneAt is not null) throw new Refused("", "This action is done already");
            if (action.CancelledAt is not null) throw new Refused("", "This action was cancelled already");
            new Refusals().Text(command.Reason, "Reason", 500, "Say why it is cancelled").Throw();
            await db.ExecuteVersioned("""
                UPDATE mdt_point_action SET cancelled_at = @now, cancelled_reason = @reason, version = version + 1 WHERE id = @TakenActionId AND version = @Version
                """, new { command.TakenActionId, command.Version, reason = command.Reason!.Trim(), now = clock.Now() }, ct: ct);
            return default;
        }
    }

    private static Task<PointAction?> Find(Db db, Guid meetingId, Guid actionId, CancellationToken ct) => db.Find<PointAction>("""
        SELECT text, due_on, done_at, cancelled_at, version FROM mdt_point_action WHERE id = @actionId AND meeting_id = @meetingId
        """, new { meetingId, actionId }, ct);

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed class Page(ISend send, Db db) : PointActionPage
    {
        public Guid MeetingId { get; set; }
        public Guid TakenActionId { get; set; }
        public string? Reason { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(MeetingId, TakenActionId, Reason, Version), ct);
            return Redirect($"/mdt/meetings/{MeetingId}/agenda");
        });

        protected override Task<PointAction?> Find(CancellationToken ct) => CancelPointAction.Find(db, MeetingId, TakenActionId, ct);
    }
}

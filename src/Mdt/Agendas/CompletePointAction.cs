using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>Somebody says that they did what they promised at a board or an event.</summary>
internal static class CompletePointAction
{
    /// <param name="Evidence">What was done, in a sentence.</param>
    [Allows(Permissions.OwnActions, On = nameof(PointActionId))]
    internal sealed record Command(Guid PointActionId, string? Evidence, int Version) : ICommand;

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var action = await Find(db, command.PointActionId, user.Id, ct) ?? throw new NotFound("The action");
            if (action.CancelledAt is not null) throw new Refused("", "This action was cancelled");
            if (action.DoneAt is not null) throw new Refused("", "This action is done already");
            new Refusals().Text(command.Evidence, "Evidence", 1000, "Say what was done").Throw();
            await db.ExecuteVersioned("""
                UPDATE mdt_point_action SET done_at = @now, evidence = @evidence, version = version + 1 WHERE id = @PointActionId AND version = @Version
                """, new { command.PointActionId, command.Version, evidence = command.Evidence!.Trim(), now = clock.Now() }, ct: ct);
            return default;
        }
    }

    /// <summary>One that its owner knows of: the meeting is over.</summary>
    private static Task<PointAction?> Find(Db db, Guid actionId, Guid? owner, CancellationToken ct) => db.Find<PointAction>("""
        SELECT a.text, a.due_on, a.done_at, a.cancelled_at, a.version FROM mdt_point_action a JOIN mdt_meeting m ON m.id = a.meeting_id
        WHERE a.id = @actionId AND a.owner_user_id = @owner AND m.status IN ('MinutesDraft', 'MinutesApproved', 'Circulated')
        """, new { actionId, owner }, ct);

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.OwnActions, On = nameof(PointActionId))]
    internal sealed class Page(ISend send, Db db, CurrentUser user) : PointActionPage
    {
        public Guid PointActionId { get; set; }
        public string? Evidence { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PointActionId, Evidence, Version), ct);
            return Redirect("/mdt/actions");
        });

        protected override Task<PointAction?> Find(CancellationToken ct) => CompletePointAction.Find(db, PointActionId, user.Id, ct);
    }
}

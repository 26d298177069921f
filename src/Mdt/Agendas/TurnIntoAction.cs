using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>The chair turns what a breakout proposes into an action of its owner, in one press.</summary>
internal static class TurnIntoAction
{
    /// <summary>Answers the action: the one that it already is, when it was pressed before.</summary>
    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, Guid ChallengeId) : ICommand<Guid>;

    internal sealed class Handler(Db db, AgendaDesk agenda, ISend send, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        private sealed record Row(Guid PointId, string Solution, Guid OwnerUserId, Guid? ActionId);

        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var row = await db.Find<Row>("""
                SELECT c.point_id, c.solution, c.owner_user_id, a.id AS action_id
                FROM mdt_challenge c LEFT JOIN mdt_point_action a ON a.challenge_id = c.id AND a.cancelled_at IS NULL
                WHERE c.id = @ChallengeId AND c.meeting_id = @MeetingId AND c.removed_at IS NULL
                """, command, ct) ?? throw new NotFound("The challenge");
            await agenda.Running(command.MeetingId, row.PointId, ct);
            if (row.ActionId is { } already) return already;
            var id = clock.NewId();
            await db.Execute("""
                INSERT INTO mdt_point_action (id, meeting_id, point_id, challenge_id, text, owner_user_id, due_on, made_at, version)
                VALUES (@id, @MeetingId, @PointId, @ChallengeId, @Solution, @OwnerUserId, @due, @now, 1)
                """, new
            {
                id,
                command.MeetingId,
                row.PointId,
                command.ChallengeId,
                row.Solution,
                row.OwnerUserId,
                due = clock.Today().AddDays(await send.Number("mdt.actionDefaultDays", ct: ct)),
                now = clock.Now(),
            }, ct);
            return id;
        }
    }

    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : AgendaPage(send)
    {
        public Guid ChallengeId { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(MeetingId, ChallengeId), ct), ct);
    }
}

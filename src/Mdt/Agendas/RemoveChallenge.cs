using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>The chair takes off a challenge that was written down by mistake.</summary>
internal static class RemoveChallenge
{
    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, Guid ChallengeId) : ICommand;

    internal sealed class Handler(Db db, AgendaDesk agenda, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Row(Guid PointId, DateTimeOffset? RemovedAt);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var row = await db.Find<Row>("SELECT point_id, removed_at FROM mdt_challenge WHERE id = @ChallengeId AND meeting_id = @MeetingId", command, ct) ?? throw new NotFound("The challenge");
            if (row.RemovedAt is not null) return default;
            await agenda.Running(command.MeetingId, row.PointId, ct);
            if (await db.Find<int>("SELECT COUNT(*) FROM mdt_point_action WHERE challenge_id = @ChallengeId AND cancelled_at IS NULL", command, ct) > 0)
                throw new Refused("", "This challenge is an action already: cancel the action first");
            await db.Execute("UPDATE mdt_challenge SET removed_at = @now, version = version + 1 WHERE id = @ChallengeId", new { command.ChallengeId, now = clock.Now() }, ct);
            return default;
        }
    }

    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : AgendaPage(send)
    {
        public Guid ChallengeId { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(MeetingId, ChallengeId), ct), ct);
    }
}

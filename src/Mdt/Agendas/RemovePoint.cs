using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>A coordinator takes a point off the agenda, as long as nothing is recorded on it.</summary>
internal static class RemovePoint
{
    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, Guid PointId, int Version) : ICommand;

    internal sealed class Handler(Db db, AgendaDesk agenda, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await agenda.Open(command.MeetingId, ct);
            if (await db.Find<int>("SELECT COUNT(*) FROM mdt_agenda_point WHERE id = @PointId AND meeting_id = @MeetingId AND removed_at IS NOT NULL", command, ct) > 0) return default;
            var point = await agenda.Find(command.MeetingId, command.PointId, ct);
            if (point.Kind == AgendaPointKind.Cases) throw new Refused("", "The families stay on the agenda: move them, or take single families off the list");
            if (await db.Find<int>("""
                SELECT COUNT(*) FROM mdt_agenda_point p WHERE p.id = @PointId AND (p.notes IS NOT NULL OR p.outcome IS NOT NULL OR p.knowledge IS NOT NULL
                    OR EXISTS (SELECT 1 FROM mdt_challenge c WHERE c.point_id = p.id AND c.removed_at IS NULL)
                    OR EXISTS (SELECT 1 FROM mdt_point_action a WHERE a.point_id = p.id AND a.cancelled_at IS NULL))
                """, command, ct) > 0)
                throw new Refused("", "Something is recorded on this point, so it stays");
            await db.ExecuteVersioned("""
                UPDATE mdt_agenda_point SET removed_at = @now, version = version + 1 WHERE id = @PointId AND version = @Version
                """, new { command.PointId, command.Version, now = clock.Now() }, "Somebody else has changed this point. Look at the agenda as it stands now, then take it off.", ct: ct);
            await agenda.Place(await agenda.Order(command.MeetingId, ct), ct);
            return default;
        }
    }

    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : AgendaPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(MeetingId, PointId ?? Guid.Empty, Version), ct), ct);
    }
}

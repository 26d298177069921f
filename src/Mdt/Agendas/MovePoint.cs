using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>A coordinator moves a point up or down the agenda by one place.</summary>
internal static class MovePoint
{
    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, Guid PointId, bool Up, int Version) : ICommand;

    internal sealed class Handler(AgendaDesk agenda) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await agenda.Open(command.MeetingId, ct);
            var point = await agenda.Find(command.MeetingId, command.PointId, ct);
            if (point.Version != command.Version) throw new Conflict("Somebody else has changed this point. Look at the agenda as it stands now, then move it.");
            await agenda.Place(AgendaPoint.Moved(await agenda.Order(command.MeetingId, ct), command.PointId, command.Up), ct);
            return default;
        }
    }

    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : AgendaPage(send)
    {
        public bool Up { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(MeetingId, PointId ?? Guid.Empty, Up, Version), ct), ct);
    }
}

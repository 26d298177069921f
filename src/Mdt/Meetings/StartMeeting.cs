using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>The chair starts the meeting, once somebody is recorded as here.</summary>
internal static class StartMeeting
{
    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, int Version) : ICommand;

    internal sealed class Handler(Db db, MeetingSteps steps, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (!await steps.To(command.MeetingId, MeetingStatus.InProgress, command.Version, null, ct)) return default;
            if ((await Room.Of(db, command.MeetingId, ct)).Here.Count == 0)
                throw new Refused("", "Record who is here before you start the meeting");
            await db.Execute("UPDATE mdt_meeting SET started_at = @now WHERE id = @MeetingId", new { command.MeetingId, now = clock.Now() }, ct);
            return default;
        }
    }

    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(MeetingId, MeetingVersion), ct), ct);
    }
}

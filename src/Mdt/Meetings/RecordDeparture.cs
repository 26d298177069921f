using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>The chair records that somebody has left; decisions from now on are made without them.</summary>
internal static class RecordDeparture
{
    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, Guid? UserId) : ICommand;

    internal sealed class Handler(Db db, MeetingSteps steps, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.UserId is null) throw new Refused("UserId", "Choose who has left");
            var status = (await steps.Find(command.MeetingId, ct)).Status;
            if (!Meeting.IsGathering(status)) throw new Refused("", $"This meeting {Meeting.InWords(status)}, so nobody can be recorded as leaving");
            await db.Execute("""
                UPDATE mdt_attendance SET left_at = @now WHERE meeting_id = @MeetingId AND user_id = @UserId AND left_at IS NULL
                """, new { command.MeetingId, command.UserId, now = clock.Now() }, ct);
            return default;
        }
    }

    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(MeetingId, Who), ct), ct);
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Minutes;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>The chair finishes the meeting when every item was discussed or deferred; the minutes are drafted from what was recorded.</summary>
internal static class FinishMeeting
{
    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, int Version) : ICommand;

    internal sealed class Handler(Db db, MeetingSteps steps, ListBuilder list, AgendaDesk agenda, MinutesDraft minutes, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (!await steps.To(command.MeetingId, MeetingStatus.MinutesDraft, command.Version, null, ct)) return default;
            var open = await db.Find<int>("""
                SELECT COUNT(*) FROM mdt_item WHERE meeting_id = @MeetingId AND status IN ('Listed', 'Discussing')
                """, new { command.MeetingId }, ct);
            if (open > 0)
                throw new Refused("", open == 1 ? "One item is still to be discussed or deferred" : $"{open} items are still to be discussed or deferred");

            var now = clock.Now();
            await minutes.Write(command.MeetingId, ct);
            await agenda.End(command.MeetingId, ct);
            await db.Execute("UPDATE mdt_meeting SET ended_at = @now WHERE id = @MeetingId", new { command.MeetingId, now }, ct);
            await db.Execute("UPDATE mdt_attendance SET left_at = @now WHERE meeting_id = @MeetingId AND left_at IS NULL", new { command.MeetingId, now }, ct);
            await list.FillNext((await steps.Find(command.MeetingId, ct)).MdtId, command.MeetingId, ct);
            return default;
        }
    }

    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) =>
            Do(() => Sender.Send(new Command(MeetingId, MeetingVersion), ct), ct, to: $"/mdt/meetings/{MeetingId}/minutes");
    }
}

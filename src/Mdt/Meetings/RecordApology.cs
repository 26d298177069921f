using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>The chair records that a member sent apologies.</summary>
internal static class RecordApology
{
    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, Guid? UserId) : ICommand;

    internal sealed class Handler(Db db, MeetingSteps steps, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.UserId is not { } userId) throw new Refused("UserId", "Choose who sent apologies");
            var meeting = await steps.Find(command.MeetingId, ct);
            Meeting.CheckIs(meeting.Status, "apologies cannot be recorded",
                MeetingStatus.Planned, MeetingStatus.ListOpen, MeetingStatus.ListClosed, MeetingStatus.InProgress);
            var row = new { command.MeetingId, meeting.MdtId, userId, now = clock.Now() };
            if (await db.Find<int>("SELECT COUNT(*) FROM mdt_member WHERE mdt_id = @MdtId AND user_id = @userId AND left_on IS NULL", row, ct) == 0)
                throw new Refused("UserId", "Choose a member of this team");
            if (await db.Find<int>("SELECT COUNT(*) FROM mdt_attendance WHERE meeting_id = @MeetingId AND user_id = @userId AND left_at IS NULL", row, ct) > 0)
                throw new Refused("UserId", "They are recorded as here: record first that they left");
            await db.Execute("""
                INSERT INTO mdt_apology (meeting_id, user_id, said_at)
                SELECT @MeetingId, @userId, @now WHERE NOT EXISTS (SELECT 1 FROM mdt_apology WHERE meeting_id = @MeetingId AND user_id = @userId)
                """, row, ct);
            return default;
        }
    }

    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(MeetingId, Who), ct), ct);
    }
}

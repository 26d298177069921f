using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>The chair records that somebody has come: a member, a deputy for a member, or a person invited to an item.</summary>
internal static class RecordArrival
{
    /// <param name="DeputyFor">The member whose place they take; they count for that member's profession.</param>
    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, Guid? UserId, Guid? DeputyFor) : ICommand;

    internal sealed class Handler(Db db, MeetingSteps steps, ISend send, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.UserId is not { } userId) throw new Refused("UserId", "Choose who has come");
            var meeting = await steps.Find(command.MeetingId, ct);
            if (!Meeting.IsGathering(meeting.Status))
                throw new Refused("", $"This meeting {Meeting.InWords(meeting.Status)}, so nobody can be recorded as here");
            var profession = await Profession(meeting.MdtId, command.MeetingId, userId, command.DeputyFor, ct);
            if (await db.Find<int>("""
                SELECT COUNT(*) FROM mdt_attendance WHERE meeting_id = @MeetingId AND user_id = @userId AND left_at IS NULL
                """, new { command.MeetingId, userId }, ct) > 0) return default;

            await db.Execute("""
                INSERT INTO mdt_attendance (id, meeting_id, user_id, profession, deputy_for, arrived_at)
                VALUES (@id, @MeetingId, @userId, @profession, @DeputyFor, @now)
                """, new { id = clock.NewId(), command.MeetingId, userId, profession, command.DeputyFor, now = clock.Now() }, ct);
            await db.Execute("DELETE FROM mdt_apology WHERE meeting_id = @MeetingId AND user_id = @userId", new { command.MeetingId, userId }, ct);
            return default;
        }

        private async Task<string> Profession(Guid mdtId, Guid meetingId, Guid userId, Guid? deputyFor, CancellationToken ct)
        {
            if (deputyFor == userId) throw new Refused("DeputyFor", "Nobody is their own deputy: choose the member who is away");
            var member = await db.Find<string>("""
                SELECT profession FROM mdt_member WHERE mdt_id = @mdtId AND user_id = @of AND left_on IS NULL
                """, new { mdtId, of = deputyFor ?? userId }, ct);
            if (deputyFor is not null)
            {
                if (member is null) throw new Refused("DeputyFor", "Choose a member of this team");
                if (!(await send.Ask(new GetStaff([userId]), ct)).Any(w => w.Id == userId && !w.Ended)) throw new Refused("UserId", "Choose somebody whose account is open");
                return member;
            }
            if (member is not null) return member;
            return await db.Find<int>("""
                SELECT COUNT(*) FROM mdt_invitation v JOIN mdt_item i ON i.id = v.item_id
                WHERE i.meeting_id = @meetingId AND v.user_id = @userId AND v.withdrawn_at IS NULL
                """, new { meetingId, userId }, ct) > 0 ? "other"
                : throw new Refused("UserId", "They are no member of this team and were not invited: say for whom they come as a deputy");
        }
    }

    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(MeetingId, Who ?? UserId, Who is null ? DeputyFor : null), ct), ct);
    }
}

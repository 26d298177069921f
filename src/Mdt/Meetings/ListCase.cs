using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A coordinator puts a family that waits for a list on one that is open: there is room again, or it was taken off by mistake.</summary>
internal static class ListCase
{
    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, Guid WaitingCaseId) : ICommand;

    internal sealed class Handler(Db db, CurrentUser user, MeetingSteps steps, ListBuilder list) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var meeting = await steps.Find(command.MeetingId, ct);
            var row = new { command.MeetingId, command.WaitingCaseId, meeting.MdtId };
            if (await db.Find<int>("SELECT COUNT(*) FROM mdt_case WHERE id = @WaitingCaseId AND mdt_id = @MdtId AND closed_on IS NULL", row, ct) == 0
                || (await Conflicts.Of(db, user.Id, ct)).Contains(command.WaitingCaseId)) throw new NotFound("The case");
            Meeting.CheckIs(meeting.Status, "a review cannot be put on its list", MeetingStatus.ListOpen);
            if (await db.Find<int>("SELECT COUNT(*) FROM mdt_item WHERE meeting_id = @MeetingId AND case_id = @WaitingCaseId AND status <> 'Removed'", row, ct) > 0) return default;
            var waiting = await list.Waiting(command.MeetingId, meeting.MdtId, meeting.StartsAt.LondonDay(), ct);
            var mine = waiting.FirstOrDefault(w => w.CaseId == command.WaitingCaseId)
                ?? throw new Refused("", "This family is on the list of another meeting, or is not due by the day of this one");
            await list.PutOne(command.MeetingId, meeting.MdtId, mine, ct);
            return default;
        }
    }

    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : MeetingPage(send)
    {
        public Guid WaitingCaseId { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(MeetingId, WaitingCaseId), ct));
    }
}

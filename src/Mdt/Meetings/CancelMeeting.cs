using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>The chair cancels a meeting that has not started; its items go to the next list.</summary>
internal static class CancelMeeting
{
    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, string? Reason, int Version) : ICommand;

    internal sealed class Handler(Db db, MeetingSteps steps, ListBuilder list, MeetingNotices notices, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Invitation(Guid Id, Guid HouseholdId);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.Reason, "Reason", 1000, "Say why the meeting is cancelled").Throw();
            if (!await steps.To(command.MeetingId, MeetingStatus.Cancelled, command.Version, command.Reason!.Trim(), ct)) return default;
            var meeting = await steps.Find(command.MeetingId, ct);
            foreach (var invitation in await db.Query<Invitation>("""
                SELECT v.id, c.household_id FROM mdt_invitation v JOIN mdt_item i ON i.id = v.item_id JOIN mdt_case c ON c.id = i.case_id
                WHERE i.meeting_id = @MeetingId AND v.withdrawn_at IS NULL ORDER BY v.id
                """, new { command.MeetingId }, ct))
                await outbox.Add(new MdtInvolvementEnded(invitation.Id, invitation.HouseholdId, clock.Today()), ct);
            await db.Execute("""
                UPDATE mdt_invitation SET withdrawn_at = @now
                WHERE withdrawn_at IS NULL AND item_id IN (SELECT id FROM mdt_item WHERE meeting_id = @MeetingId)
                """, new { command.MeetingId, now = clock.Now() }, ct);
            await outbox.Add(new MeetingCancelled(command.MeetingId, meeting.MdtId, meeting.StartsAt), ct);
            await list.FillNext(meeting.MdtId, command.MeetingId, ct);
            await notices.Members(MdtNoticeKind.MeetingCancelled, command.MeetingId, meeting.MdtId, ct);
            var urgent = await db.Query<Guid>("""
                SELECT c.household_id FROM mdt_item i JOIN mdt_case c ON c.id = i.case_id JOIN mdt_referral r ON r.id = i.referral_id
                WHERE i.meeting_id = @MeetingId AND i.status = 'Listed' AND r.urgency = 'Urgent' ORDER BY i.place
                """, new { command.MeetingId }, ct);
            await notices.UrgentLeftOver(command.MeetingId, meeting.MdtId, urgent, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed class Page(ISend send, MeetingSteps steps) : FormPage
    {
        public Guid MeetingId { get; set; }
        public int Version { get; set; }
        public string? Reason { get; set; }

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Version = (await steps.Find(MeetingId, ct)).Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(MeetingId, Reason, Version), ct);
            return Redirect($"/mdt/meetings/{MeetingId}");
        });
    }
}

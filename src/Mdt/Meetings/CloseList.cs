using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A coordinator closes the list: from now on only what is urgent comes to it, and those invited see their item.</summary>
internal static class CloseList
{
    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, int Version) : ICommand;

    internal sealed class Handler(Db db, MeetingSteps steps, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Invitation(Guid Id, Guid HouseholdId, Guid UserId);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (!await steps.To(command.MeetingId, MeetingStatus.ListClosed, command.Version, null, ct)) return default;
            await db.Execute("UPDATE mdt_meeting SET list_closed_at = @now WHERE id = @MeetingId", new { command.MeetingId, now = clock.Now() }, ct);
            foreach (var invitation in await db.Query<Invitation>("""
                SELECT v.id, c.household_id, v.user_id FROM mdt_invitation v JOIN mdt_item i ON i.id = v.item_id JOIN mdt_case c ON c.id = i.case_id
                WHERE i.meeting_id = @MeetingId AND i.status = 'Listed' AND v.withdrawn_at IS NULL ORDER BY v.id
                """, new { command.MeetingId }, ct))
                await outbox.Add(new MdtInvolvementBegan(invitation.Id, invitation.HouseholdId, null, null, invitation.UserId, "invited", clock.Today(), Shown: false), ct);
            return default;
        }
    }

    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : MeetingPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(MeetingId, Version), ct));
    }
}

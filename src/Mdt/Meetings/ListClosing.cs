using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Packs;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>What the closing of a list brings with it, whoever or whatever closed it.</summary>
internal sealed class ListClosing(Db db, MeetingSteps steps, MeetingNotices notices, PackMaking pack, IOutbox outbox, TimeProvider clock)
{
    private sealed record Invitation(Guid Id, Guid HouseholdId, Guid UserId);

    /// <summary>Closes the list; false when it was closed already from the same page.</summary>
    internal async Task<bool> Close(Guid meetingId, int version, CancellationToken ct)
    {
        if (!await steps.To(meetingId, MeetingStatus.ListClosed, version, null, ct)) return false;
        await db.Execute("UPDATE mdt_meeting SET list_closed_at = @now WHERE id = @meetingId", new { meetingId, now = clock.Now() }, ct);
        await pack.Freeze(meetingId, null, ct);
        foreach (var invitation in await db.Query<Invitation>("""
            SELECT v.id, c.household_id, v.user_id FROM mdt_invitation v JOIN mdt_item i ON i.id = v.item_id JOIN mdt_case c ON c.id = i.case_id
            WHERE i.meeting_id = @meetingId AND i.status = 'Listed' AND v.withdrawn_at IS NULL ORDER BY v.id
            """, new { meetingId }, ct))
            await outbox.Add(new MdtInvolvementBegan(invitation.Id, invitation.HouseholdId, null, null, invitation.UserId, "invited", clock.Today(), Shown: false), ct);
        await notices.Members(MdtNoticeKind.ListClosed, meetingId, (await steps.Find(meetingId, ct)).MdtId, ct);
        return true;
    }
}

using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A case that is not the team's to talk about any more leaves the lists of meetings that are not over.</summary>
internal sealed class ListLeaving(Db db, History history, IOutbox outbox, TimeProvider clock)
{
    private sealed record On(Guid Id, string Meeting);

    /// <summary>Takes its items off, with a line in its history, and ends what those invited to them may see.</summary>
    internal async Task Leave(Guid caseId, Guid householdId, CancellationToken ct)
    {
        foreach (var invitation in await db.Query<Guid>("""
            SELECT v.id FROM mdt_invitation v JOIN mdt_item i ON i.id = v.item_id JOIN mdt_meeting m ON m.id = i.meeting_id
            WHERE i.case_id = @caseId AND i.status = 'Listed' AND v.withdrawn_at IS NULL AND m.status IN ('ListClosed', 'InProgress') ORDER BY v.id
            """, new { caseId }, ct)) // before the list closes they see nothing yet
            await outbox.Add(new MdtInvolvementEnded(invitation, householdId, clock.Today()), ct);
        foreach (var item in await db.Query<On>("""
            SELECT i.id, m.title AS meeting FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
            WHERE i.case_id = @caseId AND i.status = 'Listed' AND m.status IN ('Planned', 'ListOpen', 'ListClosed', 'InProgress') ORDER BY m.starts_at, i.id
            """, new { caseId }, ct))
        {
            await db.Execute("UPDATE mdt_invitation SET withdrawn_at = @now WHERE item_id = @Id AND withdrawn_at IS NULL", new { item.Id, now = clock.Now() }, ct);
            await db.Execute("UPDATE mdt_item SET status = 'Removed', version = version + 1 WHERE id = @Id", new { item.Id }, ct);
            await history.Add(Subject.Case, caseId, nameof(CaseStatus.Open), nameof(CaseNote.LeftList), item.Meeting, ct);
        }
    }
}

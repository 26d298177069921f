using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>What happened to a meeting without a change of its state, as it stands in its history.</summary>
internal enum MeetingNote { Changed }

/// <summary>The diary of the teams: a meeting is put into it or moved in it, its history keeps that, and whoever holds a room for it learns of it.</summary>
internal sealed class Diary(Db db, History history, IOutbox outbox, TimeProvider clock)
{
    internal async Task Add(Guid id, Guid mdtId, MeetingTerms terms, CancellationToken ct)
    {
        await db.Execute("""
            INSERT INTO mdt_meeting (id, mdt_id, title, starts_at, ends_at, place, status, planned_at, version)
            VALUES (@id, @mdtId, @Title, @Starts, @Ends, @Place, 'Planned', @now, 1)
            """, new { id, mdtId, terms.Title, terms.Starts, terms.Ends, terms.Place, now = clock.Now() }, ct);
        await history.Add(Subject.Meeting, id, null, nameof(MeetingStatus.Planned), ct: ct);
        await outbox.Add(new MeetingScheduled(id, mdtId, terms.Starts), ct);
    }

    /// <summary>Puts other terms in the place of those that stand; what stood before is kept as the reason of the step.</summary>
    internal async Task Change(Guid id, Guid mdtId, MeetingStatus status, int version, MeetingTerms before, MeetingTerms terms, CancellationToken ct)
    {
        await db.ExecuteVersioned("""
            UPDATE mdt_meeting SET title = @Title, starts_at = @Starts, ends_at = @Ends, place = @Place, version = version + 1,
                planned_at = CASE WHEN starts_at = @Starts THEN planned_at ELSE @now END, closes_soon_at = CASE WHEN starts_at = @Starts THEN closes_soon_at ELSE NULL END
            WHERE id = @id AND version = @version
            """, new { id, version, terms.Title, terms.Starts, terms.Ends, terms.Place, now = clock.Now() }, ct: ct);
        await history.Add(Subject.Meeting, id, status.ToString(), nameof(MeetingNote.Changed), $"It was: {before.InWords}", ct);
        await outbox.Add(new MeetingChanged(id, mdtId, terms.Starts), ct);
    }
}

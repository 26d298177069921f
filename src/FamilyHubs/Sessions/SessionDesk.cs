using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>Puts a session in the diary, opened where all that opening asks for is there, and takes away one that nobody knows of.</summary>
internal sealed class SessionDesk(Db db, History history, IOutbox outbox)
{
    /// <summary>Within a transaction. The room was looked at before.</summary>
    internal async Task Add(Guid id, SessionTerms terms, Recurrence.Time time, string? topic, Guid? seriesId, CancellationToken ct)
    {
        var opens = terms.Opens && terms.MayOpen;
        await db.Execute("""
            INSERT INTO familyhubs_session (id, series_id, day_in_series, activity_id, programme_id, site_id, room_id, place, link, day, starts_at, ends_at, status, capacity, topic, version)
            VALUES (@id, @seriesId, @inSeries, @ActivityId, @ProgrammeId, @SiteId, @RoomId, @Place, @Link, @Day, @StartsAt, @EndsAt, @status, @Capacity, @topic, 1)
            """, new
        {
            id,
            seriesId,
            inSeries = seriesId is null ? (DateOnly?)null : time.Day,
            terms.ActivityId,
            terms.ProgrammeId,
            terms.SiteId,
            terms.RoomId,
            terms.Place,
            terms.Link,
            time.Day,
            time.StartsAt,
            time.EndsAt,
            status = opens ? SessionStatus.Open : SessionStatus.Planned,
            terms.Capacity,
            topic,
        }, ct);
        await history.Add(Subject.Session, id, null, nameof(SessionStatus.Planned), null, ct);
        if (opens) await history.Add(Subject.Session, id, nameof(SessionStatus.Planned), nameof(SessionStatus.Open), null, ct);
        await SetLeads(id, terms.LeadIds, ct);
    }

    /// <summary>These lead it, the first of them first; when somebody came and went stays with who leads it still.</summary>
    internal async Task SetLeads(Guid sessionId, IReadOnlyList<Guid> leadIds, CancellationToken ct)
    {
        var stands = (await db.Query<Guid>("SELECT user_id FROM familyhubs_session_lead WHERE session_id = @sessionId", new { sessionId }, ct)).ToHashSet();
        foreach (var gone in stands.Except(leadIds))
            await db.Execute("DELETE FROM familyhubs_session_lead WHERE session_id = @sessionId AND user_id = @gone", new { sessionId, gone }, ct);
        foreach (var (userId, place) in leadIds.Select((l, i) => (l, i)))
            if (await db.Execute("UPDATE familyhubs_session_lead SET is_first = @first WHERE session_id = @sessionId AND user_id = @userId", new { sessionId, userId, first = place == 0 }, ct) == 0)
                await db.Execute("INSERT INTO familyhubs_session_lead (session_id, user_id, is_first) VALUES (@sessionId, @userId, @first)", new { sessionId, userId, first = place == 0 }, ct);
    }

    /// <summary>
    /// Takes away a coming session that no family is booked into: one that nothing refers to leaves the diary, one that somebody had booked before is cancelled.
    /// What named it elsewhere hears that it is not on.
    /// </summary>
    internal async Task Withdraw(Guid sessionId, SessionStatus from, string reason, CancellationToken ct)
    {
        await outbox.Add(new Contracts.SessionCancelled(sessionId, "other"), ct);
        await history.Add(Subject.Session, sessionId, from.ToString(), nameof(SessionStatus.Cancelled), reason, ct);
        if ((await db.Query<Guid>("""
            SELECT session_id FROM familyhubs_booking WHERE session_id = @sessionId UNION SELECT session_id FROM familyhubs_attendance WHERE session_id = @sessionId
            UNION SELECT session_id FROM familyhubs_count_line WHERE session_id = @sessionId UNION SELECT session_id FROM familyhubs_feedback WHERE session_id = @sessionId
            UNION SELECT session_id FROM familyhubs_device_entry WHERE session_id = @sessionId
            """, new { sessionId }, ct)).Count > 0)
        {
            await db.Execute("""
                UPDATE familyhubs_session SET status = 'Cancelled', cancelled_code = 'other', cancelled_reason = @reason, version = version + 1 WHERE id = @sessionId
                """, new { sessionId, reason }, ct);
            return;
        }
        await db.Execute("DELETE FROM familyhubs_session_lead WHERE session_id = @sessionId", new { sessionId }, ct);
        await db.Execute("DELETE FROM familyhubs_session WHERE id = @sessionId", new { sessionId }, ct);
    }
}

using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>The agenda of a meeting as it is stored: begun from the template of its kind, kept in order, and handed over when the meeting ends.</summary>
internal sealed class AgendaDesk(Db db, MeetingSteps steps, IOutbox outbox, TimeProvider clock)
{
    internal sealed record Stored(Guid Id, Guid MeetingId, AgendaPointKind Kind, int Place, int Version);

    private sealed record Owed(Guid Id, Guid OwnerUserId);

    /// <summary>Writes the template's points where nobody wrote any; whether the team talks about families.</summary>
    internal async Task<bool> Begin(Guid meetingId, CancellationToken ct)
    {
        var kind = await db.Find<string>("SELECT t.kind FROM mdt_meeting m JOIN mdt_team t ON t.id = m.mdt_id WHERE m.id = @meetingId", new { meetingId }, ct);
        if (await db.Find<int>("SELECT COUNT(*) FROM mdt_agenda_point WHERE meeting_id = @meetingId", new { meetingId }, ct) == 0)
            foreach (var (point, index) in MdtKinds.Agenda(kind).Select((point, index) => (point, index)))
                await db.Execute("""
                    INSERT INTO mdt_agenda_point (id, meeting_id, kind, place, title, minutes, version) VALUES (@id, @meetingId, @Kind, @place, @Title, @Minutes, 1)
                    """, new { id = AgendaPoint.FromTemplate(meetingId, index + 1), meetingId, point.Kind, place = index + 1, point.Title, point.Minutes }, ct);
        return MdtKinds.TalksAboutFamilies(kind);
    }

    /// <summary>Begins the agenda of a meeting that is not over.</summary>
    internal async Task Open(Guid meetingId, CancellationToken ct)
    {
        AgendaPoint.CheckNotOver((await steps.Find(meetingId, ct)).Status);
        await Begin(meetingId, ct);
    }

    /// <summary>A point of this meeting that was not removed.</summary>
    internal async Task<Stored> Find(Guid meetingId, Guid pointId, CancellationToken ct) => await db.Find<Stored>("""
        SELECT id, meeting_id, kind, place, version FROM mdt_agenda_point WHERE id = @pointId AND meeting_id = @meetingId AND removed_at IS NULL
        """, new { meetingId, pointId }, ct) ?? throw new NotFound("The point");

    /// <summary>A point of a meeting that runs.</summary>
    internal async Task<Stored> Running(Guid meetingId, Guid pointId, CancellationToken ct)
    {
        var status = (await steps.Find(meetingId, ct)).Status;
        if (status == MeetingStatus.InProgress) await Begin(meetingId, ct);
        var point = await Find(meetingId, pointId, ct);
        AgendaPoint.CheckRunning(status);
        return point;
    }

    internal Task<IReadOnlyList<Guid>> Order(Guid meetingId, CancellationToken ct) =>
        db.Query<Guid>("SELECT id FROM mdt_agenda_point WHERE meeting_id = @meetingId AND removed_at IS NULL ORDER BY place, id", new { meetingId }, ct);

    /// <summary>Gives every point its place, 1 to n in this order.</summary>
    internal async Task Place(IReadOnlyList<Guid> order, CancellationToken ct)
    {
        foreach (var (id, index) in order.Select((id, index) => (id, index)))
            await db.Execute("UPDATE mdt_agenda_point SET place = @place, version = version + 1 WHERE id = @id AND place <> @place", new { id, place = index + 1 }, ct);
    }

    /// <summary>Whether somebody may own what comes of a meeting: a member of the team, or whoever came.</summary>
    internal async Task<bool> MayOwn(Guid meetingId, Guid? userId, CancellationToken ct) => await db.Find<int>("""
        SELECT COUNT(*) FROM mdt_meeting m WHERE m.id = @meetingId AND (
            EXISTS (SELECT 1 FROM mdt_member p WHERE p.mdt_id = m.mdt_id AND p.user_id = @userId AND p.left_on IS NULL)
            OR EXISTS (SELECT 1 FROM mdt_attendance a WHERE a.meeting_id = m.id AND a.user_id = @userId AND a.deputy_for IS NOT NULL))
        """, new { meetingId, userId }, ct) > 0;

    /// <summary>The meeting is over: whoever promised something is told.</summary>
    internal async Task End(Guid meetingId, CancellationToken ct)
    {
        foreach (var action in await db.Query<Owed>("""
            SELECT id, owner_user_id FROM mdt_point_action WHERE meeting_id = @meetingId AND cancelled_at IS NULL AND done_at IS NULL ORDER BY made_at, id
            """, new { meetingId }, ct))
            await outbox.Add(new MdtNoticeGiven(clock.NewId(), MdtNoticeKind.ActionAssigned, [action.OwnerUserId], action.Id), ct);
    }
}

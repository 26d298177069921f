using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>What meetings want of the coordinator and the chair: one that was not held, and families that do not fit on an open list.</summary>
internal sealed class AnswerGatherMyMeetings(Db db, ListBuilder list, CurrentUser user, TimeProvider clock) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    private sealed record Row(Guid Id, Guid MdtId, string Title, DateTimeOffset StartsAt, MeetingStatus Status, bool NotHeld);

    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.ManageList)) return [];
        var meetings = await db.Query<Row>("""
            SELECT m.id, m.mdt_id, m.title, m.starts_at, m.status, CASE WHEN m.ends_at <= @now THEN 1 ELSE 0 END AS not_held
            FROM mdt_meeting m JOIN mdt_member p ON p.mdt_id = m.mdt_id AND p.left_on IS NULL
            WHERE p.user_id = @UserId AND p.duty IN ('chair', 'coordinator') AND (m.status = 'ListOpen' OR (m.status IN ('Planned', 'ListClosed') AND m.ends_at <= @now))
            ORDER BY m.starts_at, m.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { question.UserId, now = clock.Now(), GatherMyWork.Most }, ct);
        var parts = new List<GatherMyWork.Part>();
        foreach (var meeting in meetings)
        {
            var (day, path) = (meeting.StartsAt.LondonDay(), $"/mdt/meetings/{meeting.Id}");
            if (meeting.NotHeld) parts.Add(new("Case meetings", $"{meeting.Title} was not held: move it, cancel it, or start it", day, path, WorkPriority.High));
            else if ((await list.Waiting(meeting.Id, meeting.MdtId, day, ct)).Count(c => !c.TakenOff) is > 0 and var waiting)
                parts.Add(new("Case meetings", $"{(waiting == 1 ? "1 family waits" : $"{waiting} families wait")} for the list of {meeting.Title}", day, path, WorkPriority.Medium));
        }
        return parts;
    }
}

using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Dashboards;

/// <summary>Gathers what a team's figures are reckoned from, for days from one to before another.</summary>
internal sealed class DashboardFacts(Db db)
{
    private sealed record Item(
        Guid MeetingId, Guid CaseId, DateTimeOffset MetAt, bool Late, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, bool FamilyVoice, ReviewResult? Result);

    private sealed record Earlier(Guid CaseId, DateTimeOffset MetAt);

    private sealed record Member(Guid UserId, string Profession, DateOnly JoinedOn, DateOnly? LeftOn);

    private sealed record Stay(Guid MeetingId, Guid UserId, Guid? DeputyFor);

    private sealed record Owed(DateOnly DueOn, DateTimeOffset? DoneAt);

    private sealed record Sent(NeedLevel? Level, DateTimeOffset SubmittedAt, DateTimeOffset? DiscussedAt);

    private sealed record Closed(DateOnly OpenedOn, DateOnly ClosedOn, CaseEnd? How);

    private sealed record Came(
        bool? PlanAgreed, int? ScalingStart, int? ScalingNow, int? AttendanceBefore, int? AttendanceAfter, int? GpBefore, int? GpAfter, int? SecondaryBefore, int? SecondaryAfter,
        string? FriendsAndFamily);

    internal async Task<Figures.Facts> Of(Guid mdtId, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var args = new { mdtId, from, to, begins = from.AtLondon(default), ends = to.AtLondon(default), earlier = from.AddMonths(-6).AtLondon(default) };
        var meetings = await db.Query<Figures.Meeting>("""
            SELECT m.id, m.starts_at, COUNT(d.id) AS decisions, COALESCE(SUM(CAST(d.provisional AS INT)), 0) AS provisional
            FROM mdt_meeting m LEFT JOIN mdt_item i ON i.meeting_id = m.id LEFT JOIN mdt_decision d ON d.item_id = i.id AND d.removed_at IS NULL
            WHERE m.mdt_id = @mdtId AND m.starts_at >= @begins AND m.starts_at < @ends AND m.status IN ('MinutesDraft', 'MinutesApproved', 'Circulated')
            GROUP BY m.id, m.starts_at ORDER BY m.starts_at, m.id
            """, args, ct);
        var sent = await db.Query<Sent>("""
            SELECT r.level_at_entry AS level, r.submitted_at, (SELECT MIN(i.ended_at) FROM mdt_item i WHERE i.referral_id = r.id AND i.status = 'Discussed') AS discussed_at
            FROM mdt_referral r WHERE r.mdt_id = @mdtId AND r.submitted_at >= @begins AND r.submitted_at < @ends AND r.status NOT IN ('Declined', 'Withdrawn')
            """, args, ct);
        var closed = await db.Query<Closed>("""
            SELECT opened_on, closed_on, closed_code AS how FROM mdt_case WHERE mdt_id = @mdtId AND closed_on >= @from AND closed_on < @to
            """, args, ct);
        var actions = await db.Query<Owed>("""
            SELECT a.due_on, a.done_at FROM mdt_action a JOIN mdt_case c ON c.id = a.case_id LEFT JOIN mdt_item i ON i.id = a.item_id
            WHERE c.mdt_id = @mdtId AND a.due_on >= @from AND a.due_on < @to AND a.cancelled_at IS NULL AND (i.id IS NULL OR i.status = 'Discussed')
            """, args, ct);
        return new(meetings, await Items(args, ct), await Attendance(mdtId, meetings, args, ct), [.. actions.Select(a => new Figures.Action(a.DueOn, a.DoneAt?.LondonDay()))],
            [.. sent.Select(s => new Figures.Referred(s.Level, s.DiscussedAt is { } on ? on.LondonDay().DayNumber - s.SubmittedAt.LondonDay().DayNumber : null))],
            [.. closed.Select(c => new Figures.Ended(c.ClosedOn.DayNumber - c.OpenedOn.DayNumber, c.How))], await Outcomes(args, ct));
    }

    private async Task<IReadOnlyList<Figures.Discussed>> Items(object args, CancellationToken ct)
    {
        var items = await db.Query<Item>("""
            SELECT i.meeting_id, i.case_id, m.starts_at AS met_at, i.late, i.started_at, i.ended_at, CASE WHEN i.family_voice IS NULL THEN 0 ELSE 1 END AS family_voice, i.review_result AS result
            FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
            WHERE m.mdt_id = @mdtId AND m.starts_at >= @begins AND m.starts_at < @ends AND m.status IN ('MinutesDraft', 'MinutesApproved', 'Circulated') AND i.status = 'Discussed'
            ORDER BY m.starts_at, i.place
            """, args, ct);
        var before = (await db.Query<Earlier>("""
            SELECT i.case_id, m.starts_at AS met_at FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
            WHERE m.mdt_id = @mdtId AND m.starts_at >= @earlier AND m.starts_at < @ends AND i.status = 'Discussed'
            """, args, ct)).ToLookup(e => e.CaseId, e => e.MetAt);
        return
        [
            .. items.Select(i => new Figures.Discussed(i.MeetingId, i.Late, i is { StartedAt: { } from, EndedAt: { } to } ? (int)(to - from).TotalMinutes : null, i.FamilyVoice, i.Result,
                before[i.CaseId].Any(e => e < i.MetAt && e.LondonDay() >= i.MetAt.LondonDay().AddMonths(-6)))),
        ];
    }

    /// <summary>By profession: of those who were members on the day; a deputy is there for whose place they took.</summary>
    private async Task<IReadOnlyList<Figures.Attended>> Attendance(Guid mdtId, IReadOnlyList<Figures.Meeting> meetings, object args, CancellationToken ct)
    {
        var members = await db.Query<Member>("SELECT user_id, profession, joined_on, left_on FROM mdt_member WHERE mdt_id = @mdtId ORDER BY id", new { mdtId }, ct);
        var stays = (await db.Query<Stay>("""
            SELECT DISTINCT a.meeting_id, a.user_id, a.deputy_for FROM mdt_attendance a JOIN mdt_meeting m ON m.id = a.meeting_id
            WHERE m.mdt_id = @mdtId AND m.starts_at >= @begins AND m.starts_at < @ends
            """, args, ct)).ToLookup(s => s.MeetingId);
        var expected =
            from meeting in meetings
            let day = meeting.StartsAt.LondonDay()
            let here = stays[meeting.Id].SelectMany(s => new[] { s.UserId, s.DeputyFor ?? s.UserId }).ToHashSet()
            from member in members
            where member.JoinedOn <= day && (member.LeftOn is not { } left || left > day)
            select (member.Profession, Present: here.Contains(member.UserId));
        return [.. expected.GroupBy(e => e.Profession, StringComparer.Ordinal).Select(g => new Figures.Attended(g.Key, g.Count(), g.Count(e => e.Present)))];
    }

    /// <summary>Of the cases that were talked about or closed in this time.</summary>
    private async Task<IReadOnlyList<Figures.Outcome>> Outcomes(object args, CancellationToken ct)
    {
        var came = await db.Query<Came>("""
            SELECT p.agreed AS plan_agreed, o.scaling_start, o.scaling_now, o.attendance_before, o.attendance_after, o.gp_before, o.gp_after, o.secondary_before, o.secondary_after, o.friends_and_family
            FROM mdt_case c LEFT JOIN mdt_outcome o ON o.case_id = c.id LEFT JOIN mdt_plan p ON p.case_id = c.id AND p.version = c.plan_version
            WHERE c.mdt_id = @mdtId AND ((c.closed_on >= @from AND c.closed_on < @to) OR EXISTS (
                SELECT 1 FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id WHERE i.case_id = c.id AND i.status = 'Discussed' AND m.starts_at >= @begins AND m.starts_at < @ends))
            """, args, ct);
        return
        [
            .. came.Select(c => new Figures.Outcome(c.PlanAgreed, c.ScalingStart, c.ScalingNow, c.AttendanceBefore, c.AttendanceAfter, c.GpBefore, c.GpAfter, c.SecondaryBefore, c.SecondaryAfter,
                c.FriendsAndFamily is null or "DoNotKnow" ? null : c.FriendsAndFamily is "VeryGood" or "Good")),
        ];
    }
}

using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A meeting as time goes by: when its list opens and closes, who waits for it, who was there, what became of it.</summary>
/// <param name="List">When the list opens and closes by itself; null where neither is still to come.</param>
/// <param name="NotHeld">Its time is past, and it was neither begun nor cancelled.</param>
/// <param name="Waiting">Families that are due and on no list; only for those who order the list.</param>
/// <param name="Attended">Once it is over.</param>
internal sealed record MeetingInTime(
    Guid Id, MeetingStatus Status, ListTimes? List, bool NotHeld, bool MayChange, int MaxCases, int Listed,
    IReadOnlyList<MeetingInTime.Due> Waiting, IReadOnlyList<MeetingInTime.Attendee> Attended, IReadOnlyList<MeetingInTime.Step> Steps)
{
    /// <param name="Since">The day of the review, or the day on which the team was asked.</param>
    /// <param name="TakenOff">Somebody took it off this list.</param>
    internal sealed record Due(Guid CaseId, Guid HouseholdId, string Family, DateOnly Since, bool Urgent, bool CarriedOver, bool TakenOff);

    internal enum Presence { Here, Apologies, Absent }

    /// <param name="Profession">What they counted for.</param>
    /// <param name="For">For whom they came as a deputy.</param>
    /// <param name="Deputy">Who came for them.</param>
    internal sealed record Attendee(string Name, string Profession, Presence Was, string? For, string? Deputy, DateTimeOffset? From, DateTimeOffset? To);

    internal sealed record Step(DateTimeOffset At, string What, string By, string? Reason);
}

/// <summary>Asks how a meeting stands in time.</summary>
[Allows(Permissions.ViewMeeting, On = nameof(MeetingId))]
internal sealed record SeeMeetingInTime(Guid MeetingId) : IQuery<MeetingInTime>;

internal sealed class AnswerSeeMeetingInTime(Db db, ISend send, CurrentUser user, Guard guard, Names names, History history, ListClock times, ListBuilder list, TimeProvider clock)
    : IQueryHandler<SeeMeetingInTime, MeetingInTime>
{
    private sealed record Head(Guid Id, Guid MdtId, MeetingStatus Status, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int MaxCases, int Listed);

    private sealed record Member(Guid UserId, string Profession, bool Apology);

    public async Task<MeetingInTime> Handle(SeeMeetingInTime query, CancellationToken ct)
    {
        var head = await db.Find<Head>("""
            SELECT m.id, m.mdt_id, m.status, m.starts_at, m.ends_at, t.max_cases,
                   (SELECT COUNT(*) FROM mdt_item i WHERE i.meeting_id = m.id AND i.status <> 'Removed') AS listed
            FROM mdt_meeting m JOIN mdt_team t ON t.id = m.mdt_id WHERE m.id = @MeetingId
            """, query, ct) ?? throw new NotFound("The meeting");
        var over = head.EndsAt <= clock.Now();
        var before = head.Status is MeetingStatus.Planned or MeetingStatus.ListOpen or MeetingStatus.ListClosed;
        return new(head.Id, head.Status, !over && head.Status is MeetingStatus.Planned or MeetingStatus.ListOpen ? await times.Of(head.Id, ct) : null, over && before,
            before && await guard.Reaches(Permissions.Schedule, nameof(query.MeetingId), head.Id, ct), head.MaxCases, head.Listed,
            await Waiting(head, ct), Meeting.HasMinutes(head.Status) ? await Attended(head, ct) : [], await Steps(head.Id, ct));
    }

    private async Task<IReadOnlyList<MeetingInTime.Due>> Waiting(Head head, CancellationToken ct)
    {
        if (head.Status is not (MeetingStatus.Planned or MeetingStatus.ListOpen or MeetingStatus.ListClosed or MeetingStatus.InProgress)) return [];
        if (!await guard.Reaches(Permissions.ManageList, "MeetingId", head.Id, ct)) return [];
        // Whoever is due comes to the list of the next meeting, not to those after it: of two at one time, to the one whose id is first.
        if (head.Status == MeetingStatus.Planned && await db.Find<int>("""
            SELECT COUNT(*) FROM mdt_meeting WHERE mdt_id = @MdtId AND id <> @Id AND status IN ('Planned', 'ListOpen') AND ends_at > @now
              AND (starts_at < @StartsAt OR (starts_at = @StartsAt AND id < @Id))
            """, new { head.MdtId, head.Id, head.StartsAt, now = clock.Now() }, ct) > 0) return [];
        var barred = await Conflicts.Of(db, user.Id, ct);
        // Those for whom a referral waits stand among the referrals, once there is a list to put them on.
        var referred = head.Status == MeetingStatus.Planned ? [] : (await db.Query<Guid>("""
            SELECT case_id FROM mdt_referral WHERE mdt_id = @MdtId AND case_id IS NOT NULL AND status IN ('Accepted', 'Listed')
            """, head, ct)).ToHashSet();
        var due = (await list.Waiting(head.Id, head.MdtId, head.StartsAt.LondonDay(), ct)).Where(c => !barred.Contains(c.CaseId) && !referred.Contains(c.CaseId)).ToList();
        var families = await names.OfHouseholds(due.Select(c => c.HouseholdId), ct);
        return [.. due.Select(c => new MeetingInTime.Due(c.CaseId, c.HouseholdId, families.GetValueOrDefault(c.HouseholdId, Names.Unknown), c.NextReviewOn, c.Urgent, c.CarriedOver, c.TakenOff))];
    }

    private async Task<IReadOnlyList<MeetingInTime.Attendee>> Attended(Head head, CancellationToken ct)
    {
        var stays = (await Room.Of(db, head.Id, ct)).Stays;
        var members = await db.Query<Member>("""
            SELECT p.user_id, p.profession, CASE WHEN a.user_id IS NULL THEN 0 ELSE 1 END AS apology
            FROM mdt_member p LEFT JOIN mdt_apology a ON a.meeting_id = @Id AND a.user_id = p.user_id
            WHERE p.mdt_id = @MdtId AND p.joined_on <= @day AND (p.left_on IS NULL OR p.left_on > @day) ORDER BY p.joined_on, p.id
            """, new { head.Id, head.MdtId, day = head.StartsAt.LondonDay() }, ct);
        var staff = await send.Names([.. stays.Select(s => (Guid?)s.UserId), .. stays.Select(s => s.DeputyFor), .. members.Select(m => (Guid?)m.UserId)], ct);
        var here = stays.GroupBy(s => s.UserId).Select(g => new MeetingInTime.Attendee(
            staff(g.Key), Professions.Name(g.Last().Profession), MeetingInTime.Presence.Here, g.Last().DeputyFor is { } away ? staff(away) : null, null,
            g.Min(s => s.ArrivedAt), g.Any(s => s.LeftAt is null) ? null : g.Max(s => s.LeftAt)));
        var there = stays.Select(s => s.UserId).ToHashSet();
        var away = members.Where(m => !there.Contains(m.UserId)).Select(m => new MeetingInTime.Attendee(
            staff(m.UserId), Professions.Name(m.Profession), m.Apology ? MeetingInTime.Presence.Apologies : MeetingInTime.Presence.Absent, null,
            stays.FirstOrDefault(s => s.DeputyFor == m.UserId) is { } deputy ? staff(deputy.UserId) : null, null, null));
        return [.. here, .. away.OrderBy(a => a.Was)];
    }

    private async Task<IReadOnlyList<MeetingInTime.Step>> Steps(Guid meetingId, CancellationToken ct)
    {
        var steps = await history.Of(meetingId, ct);
        var staff = await send.Names(steps.Select(s => s.ByUser), ct);
        return [.. steps.Select(s => new MeetingInTime.Step(
            s.At, s.ToStatus == nameof(MeetingNote.Changed) ? "Changed" : Enum.TryParse<MeetingStatus>(s.ToStatus, out var to) ? Meeting.Label(to) : s.ToStatus, staff(s.ByUser), s.Reason))];
    }
}

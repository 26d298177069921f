using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>Puts the meetings of a team's rhythm in the diary, about half a year ahead, and moves them when the rhythm changes.</summary>
internal sealed class RhythmPlan(Db db, ISend send, ReferralDesk desk, Diary diary, MeetingSteps steps, MeetingNotices notices, IOutbox outbox, TimeProvider clock)
{
    internal sealed record Stands(Guid MdtId, DateOnly FirstOn, int CadenceDays, int StartMinute, int Minutes, string Title, string Place, DateTimeOffset? StoppedAt, int Version)
    {
        internal MeetingTerms On(DateOnly day) => new(Title, day.AtLondon(Rhythm.Time(StartMinute)), Minutes, Place);
    }

    private sealed record Coming(Guid Id, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, int Version)
    {
        internal MeetingTerms Terms => new(Title, StartsAt, (int)(EndsAt - StartsAt).TotalMinutes, Place);
    }

    /// <summary>The rhythm of a team, also one that was stopped; null where it never had one.</summary>
    internal Task<Stands?> Find(Guid mdtId, CancellationToken ct) => db.Find<Stands>("""
        SELECT r.mdt_id, r.first_on, t.cadence_days, r.start_minute, r.minutes, r.title, r.place, r.stopped_at, r.version
        FROM mdt_rhythm r JOIN mdt_team t ON t.id = r.mdt_id WHERE r.mdt_id = @mdtId
        """, new { mdtId }, ct);

    /// <summary>The days that are still to come, whether or not they are in the diary.</summary>
    internal async Task<IReadOnlyList<Rhythm.Day>> Days(Stands rhythm, CancellationToken ct)
    {
        var (now, today) = (clock.Now(), clock.Today());
        var until = today.AddDays(await send.Number("mdt.planAheadDays", await desk.Area(rhythm.MdtId, ct), ct));
        var days = new List<Rhythm.Day>();
        foreach (var planned in Rhythm.Planned(rhythm.FirstOn, rhythm.CadenceDays, today.AddDays(-Rhythm.LookBack), until, Rhythm.Enough(rhythm.CadenceDays)))
            days.Add(new(planned, await send.Ask(new AddWorkingDays(planned, 0), ct)));
        return [.. Rhythm.Once(days).Where(d => rhythm.On(d.Held).Starts > now)];
    }

    /// <summary>Puts in the diary what is not there yet, but no second meeting on a day that has one. Within a transaction.</summary>
    internal async Task Plan(Guid mdtId, CancellationToken ct)
    {
        if (await Find(mdtId, ct) is { StoppedAt: null } rhythm)
            foreach (var day in await Free(rhythm, ct)) await Add(rhythm, day, ct);
    }

    /// <summary>After the rhythm changed: what is planned, and was not changed alone, moves to the new days; what is too much is cancelled, what is missing is added.</summary>
    internal async Task PlanAgain(Guid mdtId, string reason, CancellationToken ct)
    {
        var rhythm = (await Find(mdtId, ct))!;
        var coming = await Following(mdtId, ct);
        await db.Execute("DELETE FROM mdt_rhythm_day WHERE meeting_id IN @ids", new { ids = (IReadOnlyList<Guid>)[.. coming.Select(c => c.Id)] }, ct);
        var days = rhythm.StoppedAt is null ? await Free(rhythm, ct, [.. coming.Select(c => c.Id)]) : [];
        var moved = new List<Guid>();
        foreach (var (meeting, day) in coming.Zip(days))
        {
            await Note(rhythm.MdtId, day, meeting.Id, ct);
            var terms = rhythm.On(day.Held);
            if (terms == meeting.Terms) continue;
            await diary.Change(meeting.Id, mdtId, MeetingStatus.Planned, meeting.Version, meeting.Terms, terms, ct);
            moved.Add(meeting.Id);
        }
        foreach (var day in days.Skip(coming.Count)) await Add(rhythm, day, ct);
        var cancelled = coming.Skip(days.Count).ToList();
        foreach (var meeting in cancelled)
        {
            await steps.To(meeting.Id, MeetingStatus.Cancelled, meeting.Version, reason, ct);
            await outbox.Add(new MeetingCancelled(meeting.Id, mdtId, meeting.StartsAt), ct);
        }
        // Told once, of the first: the others stand on the same page and in the calendar.
        if (moved.Count > 0) await notices.Members(MdtNoticeKind.MeetingChanged, moved[0], mdtId, ct);
        if (cancelled.Count > 0) await notices.Members(MdtNoticeKind.MeetingCancelled, cancelled[0].Id, mdtId, ct);
    }

    /// <summary>How many meetings follow the rhythm and would go with it.</summary>
    internal async Task<int> CountFollowing(Guid mdtId, CancellationToken ct) => (await Following(mdtId, ct)).Count;

    /// <summary>Planned, their list not open, and not changed alone.</summary>
    private Task<IReadOnlyList<Coming>> Following(Guid mdtId, CancellationToken ct) => db.Query<Coming>("""
        SELECT m.id, m.title, m.starts_at, m.ends_at, m.place, m.version FROM mdt_meeting m JOIN mdt_rhythm_day d ON d.meeting_id = m.id
        WHERE d.mdt_id = @mdtId AND d.apart = 0 AND m.status = 'Planned' AND m.starts_at > @now ORDER BY m.starts_at, m.id
        """, new { mdtId, now = clock.Now() }, ct);

    private async Task<IReadOnlyList<Rhythm.Day>> Free(Stands rhythm, CancellationToken ct, params HashSet<Guid> moving)
    {
        var known = (await db.Query<DateOnly>("SELECT planned_on FROM mdt_rhythm_day WHERE mdt_id = @MdtId", rhythm, ct)).ToHashSet();
        var taken = (await db.Query<Held>("SELECT id, starts_at FROM mdt_meeting WHERE mdt_id = @MdtId AND status <> 'Cancelled' AND starts_at > @now", new { rhythm.MdtId, now = clock.Now().AddDays(-1) }, ct))
            .Where(m => !moving.Contains(m.Id)).Select(m => m.StartsAt.LondonDay()).ToHashSet();
        return [.. (await Days(rhythm, ct)).Where(d => !known.Contains(d.Planned) && !taken.Contains(d.Held))];
    }

    private sealed record Held(Guid Id, DateTimeOffset StartsAt);

    private async Task Add(Stands rhythm, Rhythm.Day day, CancellationToken ct)
    {
        var id = clock.NewId();
        await diary.Add(id, rhythm.MdtId, rhythm.On(day.Held), ct);
        await Note(rhythm.MdtId, day, id, ct);
    }

    private Task<int> Note(Guid mdtId, Rhythm.Day day, Guid meetingId, CancellationToken ct) =>
        db.Execute("INSERT INTO mdt_rhythm_day (mdt_id, planned_on, meeting_id, apart) VALUES (@mdtId, @Planned, @meetingId, 0)", new { mdtId, day.Planned, meetingId }, ct);
}

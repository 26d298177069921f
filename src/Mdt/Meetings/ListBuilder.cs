using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>
/// Rule 1: puts every open case on a meeting's list that is due for review or for which an accepted referral waits, and what an earlier meeting left over,
/// as many as fit. What does not fit waits for the next list, and the meeting's page says so.
/// </summary>
internal sealed class ListBuilder(Db db, AgendaDesk agenda, History history, MeetingNotices notices, TimeProvider clock)
{
    /// <param name="NextReviewOn">Since when it waits: the day of its review, or the day on which its referral was sent where that is earlier.</param>
    /// <param name="CarriedOver">Deferred at the last meeting, or on the list of one that was cancelled.</param>
    /// <param name="TakenOff">Somebody took it off this list: it waits for the next one.</param>
    internal sealed record Candidate(
        Guid CaseId, Guid Lead, DateOnly NextReviewOn, Guid? ReferralId, bool CarriedOver, bool Urgent, Guid HouseholdId = default, bool TakenOff = false);

    private sealed record Case(Guid Id, Guid HouseholdId, Guid LeadUserId, DateOnly NextReviewOn);

    private sealed record Earlier(Guid CaseId, Guid? ReferralId, ItemStatus Status, MeetingStatus MeetingStatus);

    private sealed record Referred(Guid Id, Guid CaseId, string? Urgency, DateTimeOffset SentAt);

    private sealed record Team(int SlotMinutes, int MaxCases);

    private sealed record Next(Guid Id, DateTimeOffset StartsAt);

    /// <summary>What was left over first, then what is urgent, then what has waited longest.</summary>
    internal static IEnumerable<Candidate> InOrder(IEnumerable<Candidate> candidates) =>
        candidates.OrderByDescending(c => c.CarriedOver).ThenByDescending(c => c.Urgent).ThenBy(c => c.NextReviewOn).ThenBy(c => c.CaseId);

    /// <summary>Those that come to a list with room for so many. What is urgent comes to it though it is full: it does not wait for another meeting.</summary>
    internal static IReadOnlyList<Candidate> Fitting(IEnumerable<Candidate> inOrder, int room)
    {
        var fitting = new List<Candidate>();
        foreach (var candidate in inOrder)
            if (!candidate.TakenOff && (candidate.Urgent || fitting.Count < room)) fitting.Add(candidate);
        return fitting;
    }

    internal static bool IsUrgent(string? urgency) => string.Equals(urgency, "urgent", StringComparison.OrdinalIgnoreCase);

    /// <summary>Begins the agenda and fills the list; how many items came to it. Boards and events list no family.</summary>
    internal async Task<int> Fill(Guid meetingId, Guid mdtId, DateOnly day, CancellationToken ct)
    {
        if (!await agenda.Begin(meetingId, ct)) return 0;
        var waiting = await Waiting(meetingId, mdtId, day, ct);
        if (waiting.Count == 0) return 0;
        var team = await TeamOf(mdtId, ct);
        var list = (await ListOf(meetingId, ct)).ToList();
        var fitting = Fitting(waiting, team.MaxCases - list.Count);
        foreach (var candidate in fitting) await Put(meetingId, mdtId, candidate, team.SlotMinutes, list, ct);
        return fitting.Count;
    }

    /// <summary>Puts one that waits on the list by hand, also one that was taken off it; refused where none of them fits.</summary>
    internal async Task PutOne(Guid meetingId, Guid mdtId, Candidate candidate, CancellationToken ct)
    {
        var team = await TeamOf(mdtId, ct);
        var list = (await ListOf(meetingId, ct)).ToList();
        if (!candidate.Urgent && list.Count >= team.MaxCases) throw new Refused("", Full(team.MaxCases));
        await Put(meetingId, mdtId, candidate, team.SlotMinutes, list, ct);
    }

    internal static string Full(int most) => $"The list is full: {most} families fit. Take one off, or use the next list";

    /// <summary>Brings what a meeting left over to the team's next open list, where there is one already.</summary>
    internal async Task FillNext(Guid mdtId, Guid meetingId, CancellationToken ct)
    {
        var next = await db.Query<Next>("""
            SELECT id, starts_at FROM mdt_meeting WHERE mdt_id = @mdtId AND status = 'ListOpen' AND id <> @meetingId AND ends_at > @now ORDER BY starts_at
            """, new { mdtId, meetingId, now = clock.Now() }, ct);
        if (next.Count > 0) await Fill(next[0].Id, mdtId, next[0].StartsAt.LondonDay(), ct);
    }

    /// <summary>Every case of the team that should be talked about by this day and is on no list of a meeting that is still to be held, in order.</summary>
    internal async Task<IReadOnlyList<Candidate>> Waiting(Guid meetingId, Guid mdtId, DateOnly day, CancellationToken ct)
    {
        var cases = await db.Query<Case>("""
            SELECT c.id, c.household_id, c.lead_user_id, c.next_review_on FROM mdt_case c
            WHERE c.mdt_id = @mdtId AND c.closed_on IS NULL
              AND NOT EXISTS (SELECT 1 FROM mdt_item i WHERE i.meeting_id = @meetingId AND i.case_id = c.id AND i.status <> 'Removed')
              AND NOT EXISTS (SELECT 1 FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
                              WHERE i.case_id = c.id AND i.status IN ('Listed', 'Discussing') AND m.status IN ('ListOpen', 'ListClosed', 'InProgress'))
            """, new { mdtId, meetingId }, ct);
        // The order in which the items were made: a meeting that was cancelled may have been planned for later than the one that took its items.
        var last = (await db.Query<Earlier>("""
            SELECT i.case_id, i.referral_id, i.status, m.status AS meeting_status
            FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_case c ON c.id = i.case_id
            WHERE c.mdt_id = @mdtId AND c.closed_on IS NULL AND i.status <> 'Removed' AND m.id <> @meetingId
            ORDER BY i.id
            """, new { mdtId, meetingId }, ct)).GroupBy(e => e.CaseId).ToDictionary(g => g.Key, g => g.Last());
        // Also one that was on a list and was taken off it: nobody has talked about it.
        var referred = (await db.Query<Referred>("""
            SELECT id, case_id, urgency, COALESCE(submitted_at, saved_at) AS sent_at FROM mdt_referral
            WHERE mdt_id = @mdtId AND case_id IS NOT NULL AND status IN ('Accepted', 'Listed') ORDER BY submitted_at, id
            """, new { mdtId }, ct)).ToLookup(w => w.CaseId);
        var off = (await db.Query<Guid>("SELECT case_id FROM mdt_item WHERE meeting_id = @meetingId AND status = 'Removed'", new { meetingId }, ct)).ToHashSet();

        return [.. InOrder(cases.Select(c =>
        {
            var left = last.GetValueOrDefault(c.Id) is { } e && IsLeftOver(e) ? e : null;
            var first = referred[c.Id].OrderByDescending(r => IsUrgent(r.Urgency)).FirstOrDefault();
            var since = first is not null && first.SentAt.LondonDay() < c.NextReviewOn ? first.SentAt.LondonDay() : c.NextReviewOn;
            return new Candidate(c.Id, c.LeadUserId, since, left?.ReferralId ?? first?.Id, left is not null, first is not null && IsUrgent(first.Urgency), c.HouseholdId, off.Contains(c.Id));
        }).Where(c => c.CarriedOver || c.NextReviewOn <= day))];
    }

    private static bool IsLeftOver(Earlier item) =>
        item.Status == ItemStatus.Deferred || (item.Status == ItemStatus.Listed && item.MeetingStatus == MeetingStatus.Cancelled);

    private async Task<Team> TeamOf(Guid mdtId, CancellationToken ct) => (await db.Find<Team>("SELECT slot_minutes, max_cases FROM mdt_team WHERE id = @mdtId", new { mdtId }, ct))!;

    private Task<IReadOnlyList<ListPlace>> ListOf(Guid meetingId, CancellationToken ct) => db.Query<ListPlace>("""
        SELECT i.id, i.place, i.carried_over, r.urgency FROM mdt_item i LEFT JOIN mdt_referral r ON r.id = i.referral_id
        WHERE i.meeting_id = @meetingId AND i.status <> 'Removed' ORDER BY i.place
        """, new { meetingId }, ct);

    private async Task Put(Guid meetingId, Guid mdtId, Candidate candidate, int slot, List<ListPlace> list, CancellationToken ct)
    {
        var place = ListPlace.For(list, candidate.CarriedOver, candidate.Urgent);
        var index = list.FindIndex(i => i.Place >= place);
        if (index >= 0) await db.Execute("UPDATE mdt_item SET place = place + 1 WHERE meeting_id = @meetingId AND place >= @place", new { meetingId, place }, ct);
        var item = new ListPlace(clock.NewId(), place, candidate.CarriedOver, candidate.Urgent ? "Urgent" : null);
        await db.Execute("""
            INSERT INTO mdt_item (id, meeting_id, case_id, referral_id, place, slot_minutes, presenter_user_id, carried_over, late, status, version)
            VALUES (@Id, @meetingId, @CaseId, @ReferralId, @Place, @slot, @Lead, @CarriedOver, 0, 'Listed', 1)
            """, new { item.Id, meetingId, candidate.CaseId, candidate.ReferralId, item.Place, slot, candidate.Lead, candidate.CarriedOver }, ct);
        for (var below = Math.Max(index, 0); index >= 0 && below < list.Count; below++) list[below] = list[below] with { Place = list[below].Place + 1 };
        list.Insert(index < 0 ? list.Count : index, item);
        if (candidate.ReferralId is { } referral && await db.Execute("""
            UPDATE mdt_referral SET status = 'Listed', version = version + 1 WHERE id = @referral AND status = 'Accepted'
            """, new { referral }, ct) > 0)
            await history.Add(Subject.Referral, referral, nameof(ReferralStatus.Accepted), nameof(ReferralStatus.Listed), ct: ct);
        if (candidate.Urgent) await notices.Listed(meetingId, mdtId, candidate.HouseholdId, urgent: true, ct);
    }
}

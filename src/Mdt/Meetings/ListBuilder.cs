using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>Rule 1: puts every open case on a meeting's list that is due for review, and what an earlier meeting left over. A referral that waits goes with its case.</summary>
internal sealed class ListBuilder(Db db, AgendaDesk agenda, History history, TimeProvider clock)
{
    /// <param name="CarriedOver">Deferred at the last meeting, or on the list of one that was cancelled.</param>
    internal sealed record Candidate(Guid CaseId, Guid Lead, DateOnly NextReviewOn, Guid? ReferralId, bool CarriedOver, bool Urgent);

    private sealed record Case(Guid Id, Guid LeadUserId, DateOnly NextReviewOn);

    private sealed record Earlier(Guid CaseId, Guid? ReferralId, ItemStatus Status, MeetingStatus MeetingStatus);

    private sealed record Waiting(Guid Id, Guid CaseId, string? Urgency, ReferralStatus Status);

    /// <summary>What was left over first, then what is urgent, then the oldest review.</summary>
    internal static IEnumerable<Candidate> InOrder(IEnumerable<Candidate> candidates) =>
        candidates.OrderByDescending(c => c.CarriedOver).ThenByDescending(c => c.Urgent).ThenBy(c => c.NextReviewOn).ThenBy(c => c.CaseId);

    internal static bool IsUrgent(string? urgency) => string.Equals(urgency, "urgent", StringComparison.OrdinalIgnoreCase);

    /// <summary>Begins the agenda and fills the list; how many items came to it. Boards and events list no family.</summary>
    internal async Task<int> Fill(Guid meetingId, Guid mdtId, DateOnly day, CancellationToken ct)
    {
        if (!await agenda.Begin(meetingId, ct)) return 0;
        var candidates = InOrder(await Candidates(meetingId, mdtId, day, ct)).ToList();
        var slot = await db.Find<int>("SELECT slot_minutes FROM mdt_team WHERE id = @mdtId", new { mdtId }, ct);
        var place = await db.Find<int>("SELECT COALESCE(MAX(place), 0) FROM mdt_item WHERE meeting_id = @meetingId", new { meetingId }, ct);
        foreach (var candidate in candidates)
        {
            await db.Execute("""
                INSERT INTO mdt_item (id, meeting_id, case_id, referral_id, place, slot_minutes, presenter_user_id, carried_over, late, status, version)
                VALUES (@id, @meetingId, @CaseId, @ReferralId, @place, @slot, @Lead, @CarriedOver, 0, 'Listed', 1)
                """, new { id = clock.NewId(), meetingId, candidate.CaseId, candidate.ReferralId, place = ++place, slot, candidate.Lead, candidate.CarriedOver }, ct);
            if (candidate.ReferralId is { } referral && await db.Execute("""
                UPDATE mdt_referral SET status = 'Listed', version = version + 1 WHERE id = @referral AND status = 'Accepted'
                """, new { referral }, ct) > 0)
                await history.Add(Subject.Referral, referral, nameof(ReferralStatus.Accepted), nameof(ReferralStatus.Listed), ct: ct);
        }
        return candidates.Count;
    }

    /// <summary>Brings what a meeting left over to the team's next open list, where there is one already.</summary>
    internal async Task FillNext(Guid mdtId, Guid meetingId, CancellationToken ct)
    {
        var next = await db.Query<Next>("""
            SELECT id, starts_at FROM mdt_meeting WHERE mdt_id = @mdtId AND status = 'ListOpen' AND id <> @meetingId ORDER BY starts_at
            """, new { mdtId, meetingId }, ct);
        if (next.Count > 0) await Fill(next[0].Id, mdtId, next[0].StartsAt.LondonDay(), ct);
    }

    private sealed record Next(Guid Id, DateTimeOffset StartsAt);

    private async Task<IEnumerable<Candidate>> Candidates(Guid meetingId, Guid mdtId, DateOnly day, CancellationToken ct)
    {
        var cases = await db.Query<Case>("""
            SELECT c.id, c.lead_user_id, c.next_review_on FROM mdt_case c
            WHERE c.mdt_id = @mdtId AND c.closed_on IS NULL
              AND NOT EXISTS (SELECT 1 FROM mdt_item i WHERE i.meeting_id = @meetingId AND i.case_id = c.id)
              AND NOT EXISTS (SELECT 1 FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
                              WHERE i.case_id = c.id AND i.status IN ('Listed', 'Discussing') AND m.status IN ('ListOpen', 'ListClosed', 'InProgress'))
            """, new { mdtId, meetingId }, ct);
        var last = (await db.Query<Earlier>("""
            SELECT i.case_id, i.referral_id, i.status, m.status AS meeting_status
            FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_case c ON c.id = i.case_id
            WHERE c.mdt_id = @mdtId AND c.closed_on IS NULL AND i.status <> 'Removed' AND m.id <> @meetingId
            ORDER BY m.starts_at, m.id
            """, new { mdtId, meetingId }, ct)).GroupBy(e => e.CaseId).ToDictionary(g => g.Key, g => g.Last());
        var waiting = (await db.Query<Waiting>("""
            SELECT id, case_id, urgency, status FROM mdt_referral WHERE mdt_id = @mdtId AND case_id IS NOT NULL AND status IN ('Accepted', 'Listed')
            ORDER BY submitted_at, id
            """, new { mdtId }, ct)).ToLookup(w => w.CaseId);

        return cases.Select(c =>
        {
            var left = last.GetValueOrDefault(c.Id) is { } e && IsLeftOver(e) ? e : null;
            var accepted = waiting[c.Id].FirstOrDefault(w => w.Status == ReferralStatus.Accepted);
            return new Candidate(c.Id, c.LeadUserId, c.NextReviewOn, left?.ReferralId ?? accepted?.Id, left is not null, waiting[c.Id].Any(w => IsUrgent(w.Urgency)));
        }).Where(c => c.CarriedOver || c.NextReviewOn <= day);
    }

    private static bool IsLeftOver(Earlier item) =>
        item.Status == ItemStatus.Deferred || (item.Status == ItemStatus.Listed && item.MeetingStatus == MeetingStatus.Cancelled);
}

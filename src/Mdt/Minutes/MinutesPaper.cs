using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>How much of the minutes somebody gets.</summary>
internal enum VersionKind { Whole, OwnActions }

/// <summary>For whom a version is made.</summary>
/// <param name="Chairs">Sees that sharing is objected to, and what it is about.</param>
/// <param name="Barred">Cases in which they declared a conflict of interest.</param>
/// <param name="Objected">What is objected to, as somebody of their organisation may see it.</param>
internal sealed record Reader(Guid? UserId, VersionKind Kind, bool Chairs, IReadOnlySet<Guid> Barred, Objections.Heard Objected);

/// <summary>What one reader gets of the minutes: ids and words; names are drawn when they read.</summary>
/// <param name="Conflicts">How many entries, or own actions, are left out for the conflicts that they declared.</param>
/// <param name="Objections">How many stand without their words, because somebody objects to being talked about.</param>
internal sealed record MinutesVersion(
    VersionKind Kind, IReadOnlyList<MinutesVersion.Part> Parts, IReadOnlyList<MinutesPaper.Added> Notes, IReadOnlyList<MinutesPaper.Owed> Own, int Conflicts, int Objections)
{
    /// <param name="Text">Null where somebody objects to being talked about, for all but the chair.</param>
    /// <param name="Owners">Who owns each action, in the order of the text.</param>
    /// <param name="Objected">The chair sees that it is so.</param>
    internal sealed record Part(MinutesPaper.Row Of, string? Text, IReadOnlyList<Guid> Owners, bool Objected);

    /// <summary>Whether there is anything to send.</summary>
    internal bool HasAnything => Kind == VersionKind.Whole || Own.Count > 0;

    internal IEnumerable<Guid> Households =>
        [.. Parts.Select(p => p.Of.HouseholdId).OfType<Guid>(), .. Notes.Select(n => n.HouseholdId).OfType<Guid>(), .. Own.Select(o => o.HouseholdId)];

    /// <summary>Without what somebody else who looks at it may not see.</summary>
    internal MinutesVersion Without(IReadOnlySet<Guid> barred) => this with
    {
        Parts = [.. Parts.Where(p => p.Of.CaseId is not { } id || !barred.Contains(id))],
        Notes = [.. Notes.Where(n => n.CaseId is not { } id || !barred.Contains(id))],
        Own = [.. Own.Where(o => !barred.Contains(o.CaseId))],
    };
}

/// <summary>The minutes of a meeting as they are kept; each reader gets a version of them, and this is the only place that makes one.</summary>
internal sealed record MinutesPaper(
    MinutesPaper.Head Meeting, IReadOnlyList<MinutesPaper.Row> Rows, IReadOnlyList<MinutesPaper.Owed> Actions, IReadOnlyList<MinutesPaper.Added> Notes, bool Inquorate, Room Room,
    IReadOnlyList<MinutesPaper.PointOwner> PointOwners)
{
    internal sealed record Head(
        Guid Id, Guid MdtId, string Team, string Title, DateTimeOffset StartsAt, string Place, MeetingStatus Status, int Version, string? QuorumNote, Guid? ApprovedBy, DateTimeOffset? ApprovedAt);

    internal sealed record Row(Guid Id, Guid? ItemId, Guid? CaseId, Guid? ReferralId, Guid? HouseholdId, string Text, int Version, Guid? PointId, string? Heading);

    /// <summary>Who owns an action of a point of the agenda, which is about no family.</summary>
    internal sealed record PointOwner(Guid PointId, Guid OwnerUserId);

    internal sealed record Owed(
        Guid Id, Guid ItemId, Guid CaseId, Guid? ReferralId, Guid HouseholdId, Guid OwnerUserId, string Text, DateOnly DueOn, DateTimeOffset? DoneAt, DateTimeOffset? CancelledAt);

    internal sealed record Added(Guid? CaseId, Guid? ReferralId, Guid? HouseholdId, string Text, Guid ByUser, DateTimeOffset At);

    internal IReadOnlyList<Guid> Cases => [.. Rows.Select(r => r.CaseId).OfType<Guid>().Concat(Actions.Select(a => a.CaseId)).Distinct()];

    /// <summary>What this reader gets: rules 4, 5 and 7.</summary>
    internal MinutesVersion For(Reader reader)
    {
        bool Barred(Guid? caseId) => caseId is { } id && reader.Barred.Contains(id);
        bool Hidden(Guid? caseId, Guid? referralId) => !reader.Chairs && reader.Objected.In(caseId, referralId).IsHidden;
        if (reader.Kind == VersionKind.OwnActions)
        {
            var own = Actions.Where(a => a.OwnerUserId == reader.UserId && a.CancelledAt is null).ToList();
            var free = own.Where(a => !Barred(a.CaseId)).ToList();
            var shown = free.Where(a => !Hidden(a.CaseId, a.ReferralId)).ToList();
            return new(reader.Kind, [], [], shown, own.Count - free.Count, free.Count - shown.Count);
        }
        var rows = Rows.Where(r => !Barred(r.CaseId)).ToList();
        return new(reader.Kind,
            [.. rows.Select(r => Hidden(r.CaseId, r.ReferralId)
                ? new MinutesVersion.Part(r with { Text = "" }, null, [], false)
                : new MinutesVersion.Part(
                    r, r.Text, [.. Actions.Where(a => a.ItemId == r.ItemId).Select(a => a.OwnerUserId), .. PointOwners.Where(p => p.PointId == r.PointId).Select(p => p.OwnerUserId)], reader.Chairs && reader.Objected.In(r.CaseId, r.ReferralId).IsObjected))],
            [.. Notes.Where(n => !Barred(n.CaseId) && !Hidden(n.CaseId, n.ReferralId))], [],
            Rows.Count - rows.Count, rows.Count(r => Hidden(r.CaseId, r.ReferralId)));
    }

    /// <summary>As it is kept; null where there are no minutes yet.</summary>
    internal static async Task<MinutesPaper?> Of(Db db, Guid meetingId, CancellationToken ct)
    {
        var head = await db.Find<Head>("""
            SELECT m.id, m.mdt_id, t.name AS team, m.title, m.starts_at, m.place, m.status, m.version, m.quorum_note, m.approved_by, m.approved_at
            FROM mdt_meeting m JOIN mdt_team t ON t.id = m.mdt_id WHERE m.id = @meetingId
            """, new { meetingId }, ct);
        if (head is null || !Meetings.Meeting.HasMinutes(head.Status)) return null;
        return new(head,
            await db.Query<Row>("""
                SELECT n.id, n.item_id, i.case_id, i.referral_id, c.household_id, n.text, n.version, n.point_id, p.title AS heading
                FROM mdt_minute n LEFT JOIN mdt_item i ON i.id = n.item_id LEFT JOIN mdt_case c ON c.id = i.case_id LEFT JOIN mdt_agenda_point p ON p.id = n.point_id
                WHERE n.meeting_id = @meetingId ORDER BY n.place, n.id
                """, new { meetingId }, ct),
            await db.Query<Owed>("""
                SELECT a.id, a.item_id, i.case_id, i.referral_id, c.household_id, a.owner_user_id, a.text, a.due_on, a.done_at, a.cancelled_at
                FROM mdt_action a JOIN mdt_item i ON i.id = a.item_id JOIN mdt_case c ON c.id = i.case_id
                WHERE i.meeting_id = @meetingId AND i.status = 'Discussed' ORDER BY a.made_at, a.id
                """, new { meetingId }, ct),
            await db.Query<Added>("""
                SELECT i.case_id, i.referral_id, c.household_id, a.text, a.by_user, a.at
                FROM mdt_addendum a LEFT JOIN mdt_item i ON i.id = a.item_id LEFT JOIN mdt_case c ON c.id = i.case_id
                WHERE a.meeting_id = @meetingId ORDER BY a.at, a.id
                """, new { meetingId }, ct),
            await db.Find<int>("""
                SELECT (SELECT COUNT(*) FROM mdt_decision d JOIN mdt_item i ON i.id = d.item_id WHERE i.meeting_id = @meetingId AND d.removed_at IS NULL AND d.provisional = 1)
                     + (SELECT COUNT(*) FROM mdt_agenda_point p WHERE p.meeting_id = @meetingId AND p.removed_at IS NULL AND p.inquorate = 1)
                """, new { meetingId }, ct) > 0,
            await Room.Of(db, meetingId, ct),
            await db.Query<PointOwner>("""
                SELECT point_id, owner_user_id FROM mdt_point_action WHERE meeting_id = @meetingId AND cancelled_at IS NULL ORDER BY made_at, id
                """, new { meetingId }, ct));
    }
}

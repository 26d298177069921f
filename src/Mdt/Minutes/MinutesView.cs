using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>The minutes as one reader may see them: without what they declared a conflict in; names as they are today.</summary>
/// <param name="Written">False while the chair still works on them and the reader is not one who does: there are no entries then.</param>
/// <param name="NeedsQuorumNote">Whether a decision was made without a quorum.</param>
/// <param name="LeftOut">How many entries are left out for this reader.</param>
/// <param name="EntriesVersion">Changes with every entry: who approves says which text they read.</param>
internal sealed record MinutesView(
    Guid MeetingId, string Team, string Title, DateTimeOffset StartsAt, string Place, MeetingStatus Status, int Version, bool Written, bool NeedsQuorumNote, string? QuorumNote,
    string? ApprovedBy, DateTimeOffset? ApprovedAt, IReadOnlyList<MinutesView.Attendee> Attendees, IReadOnlyList<MinutesView.Entry> Entries,
    IReadOnlyList<MinutesView.Addendum> Addenda, int LeftOut, int EntriesVersion)
{
    internal sealed record Attendee(string Name, string Profession, DateTimeOffset ArrivedAt, DateTimeOffset? LeftAt, string? DeputyFor);

    /// <param name="Family">Null for the entry of the meeting.</param>
    /// <param name="Text">Null where somebody in the family objects to being talked about, for all but the chair.</param>
    /// <param name="Objected">The chair sees that it is so.</param>
    /// <param name="Heading">Of a point of the agenda.</param>
    /// <param name="Owners">Who owns each action, in the order of the text.</param>
    internal sealed record Entry(Guid Id, Guid? ItemId, string? Family, string? Text, IReadOnlyList<string> Owners, bool Objected, int Version, string? Heading = null);

    internal sealed record Addendum(string? Family, string Text, string By, DateTimeOffset At);
}

/// <summary>Asks for the minutes of a meeting.</summary>
[Allows(Permissions.ViewMinutes, On = nameof(MeetingId))]
internal sealed record SeeMinutes(Guid MeetingId) : IQuery<MinutesView>;

internal sealed class AnswerSeeMinutes(Db db, CurrentUser user, Guard guard, Names names, Objections objections, Audit audit) : IQueryHandler<SeeMinutes, MinutesView>
{
    private sealed record Head(
        string Team, string Title, DateTimeOffset StartsAt, string Place, MeetingStatus Status, int Version, string? QuorumNote, Guid? ApprovedBy, DateTimeOffset? ApprovedAt);

    private sealed record Row(Guid Id, Guid? ItemId, Guid? CaseId, Guid? ReferralId, Guid? HouseholdId, string Text, int Version, Guid? PointId, string? Heading);

    private sealed record Owner(Guid ItemId, Guid OwnerUserId);

    private sealed record Added(Guid? CaseId, Guid? ReferralId, Guid? HouseholdId, string Text, Guid ByUser, DateTimeOffset At);

    public async Task<MinutesView> Handle(SeeMinutes query, CancellationToken ct)
    {
        var head = await db.Find<Head>("""
            SELECT t.name AS team, m.title, m.starts_at, m.place, m.status, m.version, m.quorum_note, m.approved_by, m.approved_at
            FROM mdt_meeting m JOIN mdt_team t ON t.id = m.mdt_id WHERE m.id = @MeetingId
            """, query, ct) ?? throw new NotFound("The minutes");
        if (!Meeting.HasMinutes(head.Status)) throw new NotFound("The minutes");
        if (!Meeting.IsLocked(head.Status) && !await guard.Reaches(Permissions.Schedule, nameof(query.MeetingId), query.MeetingId, ct))
            return new(query.MeetingId, head.Team, head.Title, head.StartsAt, head.Place, head.Status, head.Version, false, false, null, null, null, [], [], [], 0, 0);

        var barred = await Conflicts.Of(db, user.Id, ct);
        var all = await db.Query<Row>("""
            SELECT n.id, n.item_id, i.case_id, i.referral_id, c.household_id, n.text, n.version, n.point_id, p.title AS heading
            FROM mdt_minute n LEFT JOIN mdt_item i ON i.id = n.item_id LEFT JOIN mdt_case c ON c.id = i.case_id LEFT JOIN mdt_agenda_point p ON p.id = n.point_id
            WHERE n.meeting_id = @MeetingId ORDER BY n.place, n.id
            """, query, ct);
        var rows = all.Where(r => r.CaseId is not { } id || !barred.Contains(id)).ToList();
        var objected = await objections.InCases(rows.Select(r => r.CaseId).OfType<Guid>(), ct);
        var chairs = await guard.Reaches(Permissions.Chair, nameof(query.MeetingId), query.MeetingId, ct);
        bool LeftOut(Guid? caseId, Guid? referralId) => !chairs && objected.In(caseId, referralId).IsHidden;
        var owners = await db.Query<Owner>("""
            SELECT o.about AS item_id, o.owner_user_id FROM (
                SELECT a.id, a.made_at, a.item_id AS about, a.owner_user_id FROM mdt_action a JOIN mdt_item i ON i.id = a.item_id WHERE i.meeting_id = @MeetingId
                UNION ALL SELECT a.id, a.made_at, a.point_id, a.owner_user_id FROM mdt_point_action a WHERE a.meeting_id = @MeetingId AND a.cancelled_at IS NULL) o
            ORDER BY o.made_at, o.id
            """, query, ct);
        var added = (await db.Query<Added>("""
            SELECT i.case_id, i.referral_id, c.household_id, a.text, a.by_user, a.at
            FROM mdt_addendum a LEFT JOIN mdt_item i ON i.id = a.item_id LEFT JOIN mdt_case c ON c.id = i.case_id
            WHERE a.meeting_id = @MeetingId ORDER BY a.at, a.id
            """, query, ct)).Where(a => a.CaseId is not { } id || (!barred.Contains(id) && !LeftOut(id, a.ReferralId))).ToList();
        var inquorate = await db.Find<int>("""
            SELECT (SELECT COUNT(*) FROM mdt_decision d JOIN mdt_item i ON i.id = d.item_id WHERE i.meeting_id = @MeetingId AND d.removed_at IS NULL AND d.provisional = 1)
                 + (SELECT COUNT(*) FROM mdt_agenda_point p WHERE p.meeting_id = @MeetingId AND p.removed_at IS NULL AND p.inquorate = 1)
            """, query, ct);
        var room = await Room.Of(db, query.MeetingId, ct);

        Guid[] households = [.. rows.Select(r => r.HouseholdId).OfType<Guid>(), .. added.Select(a => a.HouseholdId).OfType<Guid>()];
        var families = await names.OfHouseholds(households, ct);
        var staff = await names.OfStaff([
            .. owners.Select(o => o.OwnerUserId), .. added.Select(a => a.ByUser), .. room.Stays.Select(s => s.UserId), .. room.Stays.Select(s => s.DeputyFor).OfType<Guid>(),
            .. head.ApprovedBy is { } approver ? [approver] : Array.Empty<Guid>()], ct);
        audit.Saw(households); // last: what is asked in between writes its own row
        string? Family(Guid? household) => household is { } id ? families.GetValueOrDefault(id, Names.Unknown) : null;
        string Worker(Guid id) => staff.GetValueOrDefault(id, "Somebody");

        return new(query.MeetingId, head.Team, head.Title, head.StartsAt, head.Place, head.Status, head.Version, true, inquorate > 0, head.QuorumNote,
            head.ApprovedBy is { } by ? Worker(by) : null, head.ApprovedAt,
            [.. room.Stays.Select(s => new MinutesView.Attendee(Worker(s.UserId), Professions.Name(s.Profession), s.ArrivedAt, s.LeftAt, s.DeputyFor is { } d ? Worker(d) : null))],
            [.. rows.Select(r => LeftOut(r.CaseId, r.ReferralId)
                ? new MinutesView.Entry(r.Id, r.ItemId, Family(r.HouseholdId), null, [], false, r.Version)
                : new MinutesView.Entry(
                    r.Id, r.ItemId, Family(r.HouseholdId), r.Text, [.. owners.Where(o => o.ItemId == (r.ItemId ?? r.PointId)).Select(o => Worker(o.OwnerUserId))], chairs && objected.In(r.CaseId, r.ReferralId).IsObjected, r.Version, r.Heading))],
            [.. added.Select(a => new MinutesView.Addendum(Family(a.HouseholdId), a.Text, Worker(a.ByUser), a.At))],
            all.Count - rows.Count, all.Sum(r => r.Version));
    }
}

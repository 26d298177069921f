using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A meeting with its list, as this viewer may see it: items in which they declared a conflict are not there.</summary>
/// <param name="HiddenItems">How many items the viewer declared a conflict in: a deputy looks after them.</param>
/// <param name="Offered">Accepted referrals that are on no list; only for those who order the list.</param>
internal sealed record MeetingView(
    Guid Id, Guid MdtId, string Team, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, MeetingStatus Status, int Version, int MaxCases,
    bool Quorate, string Quorum, IReadOnlyList<MeetingView.ListedItem> Items, int HiddenItems, IReadOnlyList<MeetingView.Waiting> Offered)
{
    /// <param name="Family">The family's name, masked for the viewer.</param>
    /// <param name="Urgent">Whether its referral says so.</param>
    /// <param name="Objected">Somebody in it objects to being talked about: only the chair learns it, and reads why it is late or was deferred.</param>
    /// <param name="Deciding">The safeguarding lead decides on that: until then nothing is hidden. Only the chair learns it.</param>
    /// <param name="DiedOn">When somebody of the family died: the item stays, for the chair to decide.</param>
    internal sealed record ListedItem(
        Guid Id, Guid CaseId, Guid HouseholdId, string Family, Guid? ReferralId, int Place, ItemStatus Status, int SlotMinutes, Guid PresenterUserId, string? Presenter,
        bool CarriedOver, bool Urgent, bool Late, string? LateReason, string? DeferredReason, IReadOnlyList<Guest> Invited, bool Objected, int Version, bool Deciding = false,
        DateOnly? DiedOn = null, bool? PresenterKnowsFamily = null);

    internal sealed record Guest(Guid InvitationId, Guid UserId, string Name);

    internal sealed record Waiting(Guid ReferralId, Guid HouseholdId, string Family, bool Urgent, DateOnly Since);
}

/// <summary>Asks for a meeting with its list.</summary>
[Allows(Permissions.ViewMeeting, On = nameof(MeetingId))]
internal sealed record SeeMeeting(Guid MeetingId) : IQuery<MeetingView>;

internal sealed class AnswerSeeMeeting(Db db, CurrentUser user, Guard guard, Names names, Objections objections) : IQueryHandler<SeeMeeting, MeetingView>
{
    private sealed record Head(
        Guid Id, Guid MdtId, string Team, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, MeetingStatus Status, int Version, int MaxCases);

    private sealed record Row(
        Guid Id, Guid CaseId, Guid HouseholdId, Guid? ReferralId, int Place, ItemStatus Status, int SlotMinutes, Guid PresenterUserId,
        bool CarriedOver, bool Late, string? LateReason, string? DeferredReason, int Version, string? Urgency, bool? PresenterKnowsFamily);

    private sealed record Invitation(Guid Id, Guid ItemId, Guid UserId);

    private sealed record Accepted(Guid Id, Guid HouseholdId, string? Urgency, Guid CaseId, DateTimeOffset SavedAt);

    public async Task<MeetingView> Handle(SeeMeeting query, CancellationToken ct)
    {
        var head = await db.Find<Head>("""
            SELECT m.id, m.mdt_id, t.name AS team, m.title, m.starts_at, m.ends_at, m.place, m.status, m.version, t.max_cases
            FROM mdt_meeting m JOIN mdt_team t ON t.id = m.mdt_id WHERE m.id = @MeetingId
            """, query, ct) ?? throw new NotFound("The meeting");
        var all = await db.Query<Row>("""
            SELECT i.id, i.case_id, c.household_id, i.referral_id, i.place, i.status, i.slot_minutes, i.presenter_user_id,
                   i.carried_over, i.late, i.late_reason, i.deferred_reason, i.version, r.urgency, i.presenter_knows_family
            FROM mdt_item i JOIN mdt_case c ON c.id = i.case_id LEFT JOIN mdt_referral r ON r.id = i.referral_id
            WHERE i.meeting_id = @MeetingId AND i.status <> 'Removed' ORDER BY i.place
            """, query, ct);
        var barred = await Conflicts.Of(db, user.Id, ct);
        var items = all.Where(i => !barred.Contains(i.CaseId)).ToList();
        var invited = await db.Query<Invitation>("""
            SELECT v.id, v.item_id, v.user_id FROM mdt_invitation v JOIN mdt_item i ON i.id = v.item_id
            WHERE i.meeting_id = @MeetingId AND v.withdrawn_at IS NULL ORDER BY v.invited_at
            """, query, ct);
        var offered = await Offered(head, barred, ct);
        var room = await Room.Of(db, query.MeetingId, ct);
        var objected = await objections.InCases(items.Select(i => i.CaseId), ct);
        var chairs = await guard.Reaches(Permissions.Chair, nameof(query.MeetingId), query.MeetingId, ct);
        Objections.Found In(Row item) => objected.In(item.CaseId, item.ReferralId);
        bool LeftOut(Row item) => !chairs && In(item).IsHidden;

        var families = await names.Households([.. items.Select(i => i.HouseholdId), .. offered.Select(o => o.HouseholdId)], ct);
        var staff = await names.OfStaff([.. items.Select(i => i.PresenterUserId), .. invited.Select(v => v.UserId)], ct);
        string Family(Guid household) => families.GetValueOrDefault(household)?.Name ?? Names.Unknown;

        return new(head.Id, head.MdtId, head.Team, head.Title, head.StartsAt, head.EndsAt, head.Place, head.Status, head.Version, head.MaxCases, room.IsQuorate, room.InWords,
            [.. items.Select((i, index) => new MeetingView.ListedItem(
                i.Id, i.CaseId, i.HouseholdId, Family(i.HouseholdId), i.ReferralId, index + 1, i.Status, i.SlotMinutes, i.PresenterUserId, staff.GetValueOrDefault(i.PresenterUserId),
                i.CarriedOver, ListBuilder.IsUrgent(i.Urgency), i.Late, LeftOut(i) ? null : i.LateReason, LeftOut(i) ? null : i.DeferredReason,
                [.. invited.Where(v => v.ItemId == i.Id).Select(v => new MeetingView.Guest(v.Id, v.UserId, staff.GetValueOrDefault(v.UserId, "Somebody")))], chairs && In(i).IsObjected, i.Version, chairs && In(i).IsDeciding,
                families.GetValueOrDefault(i.HouseholdId)?.DiedOn, i.PresenterKnowsFamily))],
            all.Count - items.Count,
            [.. offered.Select(o => new MeetingView.Waiting(o.Id, o.HouseholdId, Family(o.HouseholdId), ListBuilder.IsUrgent(o.Urgency), o.SavedAt.LondonDay()))]);
    }

    private async Task<IReadOnlyList<Accepted>> Offered(Head meeting, IReadOnlySet<Guid> barred, CancellationToken ct)
    {
        if (meeting.Status is not (MeetingStatus.ListOpen or MeetingStatus.ListClosed or MeetingStatus.InProgress)) return [];
        if (!await guard.Reaches(Permissions.ManageList, "MeetingId", meeting.Id, ct)) return [];
        var waiting = await db.Query<Accepted>("""
            SELECT r.id, r.household_id, r.urgency, r.case_id, COALESCE(r.submitted_at, r.saved_at) AS saved_at FROM mdt_referral r
            WHERE r.mdt_id = @MdtId AND r.case_id IS NOT NULL AND r.status IN ('Accepted', 'Listed')
              AND NOT EXISTS (SELECT 1 FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
                              WHERE i.referral_id = r.id AND (i.meeting_id = @Id OR m.status <> 'Cancelled') AND i.status IN ('Listed', 'Discussing'))
            ORDER BY r.submitted_at, r.id
            """, new { meeting.Id, meeting.MdtId }, ct);
        return [.. waiting.Where(w => !barred.Contains(w.CaseId)).OrderByDescending(w => ListBuilder.IsUrgent(w.Urgency))];
    }
}

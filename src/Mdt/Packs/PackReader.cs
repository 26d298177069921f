using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Packs;

/// <summary>Draws a meeting's pack for the current user.</summary>
internal sealed class PackReader(Db db, ISend send, CurrentUser user, Guard guard, Names names, Objections objections, TimeProvider clock)
{
    private const int LastDecisions = 5;

    private sealed record Head(string Team, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, MeetingStatus Status, DateTimeOffset? ListClosedAt);

    private sealed record Row(
        Guid ItemId, Guid CaseId, Guid HouseholdId, Guid? ReferralId, Guid? OwnReferralId, ReferralStatus? Stands, ItemStatus Status, int SlotMinutes, Guid PresenterUserId,
        bool CarriedOver, bool Late, string? LateReason, string? Urgency, DateTimeOffset FrozenAt, string? Situation, string? Background, string? Assessment, string? Ask,
        string? FamilyWants, string? FamilyNotAskedReason)
    {
        /// <summary>By which an objection is looked for: the referral's own people, or all whom the case is about.</summary>
        internal Guid? About => ReferralId == OwnReferralId ? ReferralId : null;

        internal bool IsWithdrawn => Stands is ReferralStatus.Withdrawn or ReferralStatus.Declined;
    }

    private sealed record Made(Guid CaseId, MdtDecisionCode Code, string? Detail, bool AgreedWithFamily, bool Provisional, DateTimeOffset MadeAt);

    private sealed record Action(Guid CaseId, string Text, Guid OwnerUserId, DateOnly DueOn);

    private sealed record Named(Guid CaseId, Guid PersonId);

    internal async Task<PackView> Read(Guid meetingId, CancellationToken ct)
    {
        var head = await db.Find<Head>("""
            SELECT t.name AS team, m.title, m.starts_at, m.ends_at, m.place, m.status, m.list_closed_at
            FROM mdt_meeting m JOIN mdt_team t ON t.id = m.mdt_id WHERE m.id = @meetingId
            """, new { meetingId }, ct) ?? throw new NotFound("The pack");
        if (!Pack.Exists(head.Status)) throw new NotFound("The pack");
        var all = (await db.Query<Row>("""
            SELECT p.item_id, i.case_id, c.household_id, p.referral_id, i.referral_id AS own_referral_id, r.status AS stands, i.status, i.slot_minutes, i.presenter_user_id,
                   i.carried_over, p.late, p.late_reason, p.urgency, p.frozen_at, p.situation, p.background, p.assessment, p.ask, p.family_wants, p.family_not_asked_reason
            FROM mdt_pack_item p JOIN mdt_item i ON i.id = p.item_id JOIN mdt_case c ON c.id = i.case_id LEFT JOIN mdt_referral r ON r.id = p.referral_id
            WHERE p.meeting_id = @meetingId ORDER BY i.place, i.id, p.frozen_at, p.id
            """, new { meetingId }, ct)).GroupBy(r => r.ItemId).Select(g => g.ToList()).ToList();
        var barred = await Conflicts.Of(db, user.Id, ct);
        var items = all.Where(i => !barred.Contains(i[0].CaseId)).ToList();

        Guid[] cases = [.. items.Select(i => i[0].CaseId).Distinct()];
        var heard = await objections.InCases(cases, ct);
        var chairs = await guard.Reaches(Permissions.Chair, "MeetingId", meetingId, ct);
        bool Hides(Objections.Found found) => found.IsHidden || (chairs && found is { IsObjected: true, IsDeciding: false });
        var (decisions, actions) = await Work(meetingId, cases, ct);
        var homes = await names.Households(items.Select(i => i[0].HouseholdId), ct);
        var staff = await names.OfStaff([.. items.Select(i => i[0].PresenterUserId), .. actions.SelectMany(a => a).Select(a => a.OwnerUserId), user.Id ?? Guid.Empty], ct);
        var objectors = await Objectors(ct);

        var entries = new List<PackView.Entry>();
        foreach (var item in items)
        {
            var (first, of) = (item[0], heard.In(item[0].CaseId, null));
            var withdrawn = first.Status == ItemStatus.Removed;
            var leftOut = item.Exists(r => Hides(heard.In(r.CaseId, r.About)));
            var shows = !withdrawn && !leftOut;
            // What was decided and agreed before is about all whom the case is about.
            var works = shows && !Hides(of);
            var home = homes.GetValueOrDefault(first.HouseholdId);
            entries.Add(new(
                first.ItemId, entries.Count + 1, first.CaseId, first.HouseholdId, home?.Name ?? Names.Unknown, first.Status, first.SlotMinutes, staff.GetValueOrDefault(first.PresenterUserId),
                item.Exists(r => !r.IsWithdrawn && ListBuilder.IsUrgent(r.Urgency)), first.CarriedOver, item.Exists(r => r.Late), shows ? item.FirstOrDefault(r => r.Late)?.LateReason : null, home?.DiedOn,
                withdrawn, leftOut && !withdrawn, chairs && of.IsObjected, leftOut && chairs && !withdrawn ? await Others(first.CaseId, ct) : [],
                shows ? [.. item.Where(r => r.ReferralId is not null).Select(Frozen)] : [],
                works && !await HasObjector(first.HouseholdId, objectors, ct),
                works ? [.. decisions[first.CaseId].Take(LastDecisions).Select(d => new PackView.Decided(d.MadeAt.LondonDay(), d.Code, d.Detail, d.AgreedWithFamily, d.Provisional))] : [],
                works ? [.. actions[first.CaseId].Select(a => new PackView.Owed(a.Text, staff.GetValueOrDefault(a.OwnerUserId, "Somebody who has left"), a.DueOn, a.DueOn < clock.Today()))] : []));
        }
        return new(meetingId, head.Team, head.Title, head.StartsAt, head.EndsAt, head.Place, head.Status, head.ListClosedAt, clock.Now(),
            staff.GetValueOrDefault(user.Id ?? Guid.Empty, "Somebody"), entries, all.Count - items.Count);
    }

    private static PackView.Frozen Frozen(Row row) => row.IsWithdrawn
        ? new(row.About is null, true, row.FrozenAt, null, null, null, null, null, null)
        : new(row.About is null, false, row.FrozenAt, row.Situation, row.Background, row.Assessment, row.Ask, row.FamilyWants, row.FamilyNotAskedReason);

    /// <summary>What was decided at earlier meetings, the last first, and what is still owed.</summary>
    private async Task<(ILookup<Guid, Made> Decisions, ILookup<Guid, Action> Actions)> Work(Guid meetingId, Guid[] cases, CancellationToken ct) => (
        (await db.Query<Made>("""
            SELECT d.case_id, d.code, d.detail, d.agreed_with_family, CASE WHEN d.provisional = 1 AND d.confirmed_at IS NULL THEN 1 ELSE 0 END AS provisional, d.made_at
            FROM mdt_decision d JOIN mdt_item i ON i.id = d.item_id
            WHERE d.case_id IN @cases AND i.meeting_id <> @meetingId AND i.status = 'Discussed' AND d.removed_at IS NULL AND d.withdrawn_at IS NULL ORDER BY d.made_at DESC, d.id DESC
            """, new { cases, meetingId }, ct)).ToLookup(d => d.CaseId),
        (await db.Query<Action>("""
            SELECT a.case_id, a.text, a.owner_user_id, a.due_on FROM mdt_action a LEFT JOIN mdt_item i ON i.id = a.item_id
            WHERE a.case_id IN @cases AND a.done_at IS NULL AND a.cancelled_at IS NULL AND (i.id IS NULL OR i.status = 'Discussed') ORDER BY a.due_on, a.id
            """, new { cases }, ct)).ToLookup(a => a.CaseId));

    private async Task<IReadOnlyList<string>> Others(Guid caseId, CancellationToken ct)
    {
        var others = await objections.Without([.. (await db.Query<Named>("""
            SELECT DISTINCT r.case_id, p.person_id FROM mdt_referral r JOIN mdt_referral_person p ON p.referral_id = r.id
            WHERE r.case_id = @caseId AND r.status NOT IN ('Declined', 'Withdrawn') ORDER BY p.person_id
            """, new { caseId }, ct)).Select(n => n.PersonId)], ct);
        return others.Count == 0 ? [] : [.. (await send.Ask(new GetPeople(others), ct)).Select(p => p.Name)];
    }

    private async Task<IReadOnlySet<Guid>> Objectors(CancellationToken ct) =>
        (await db.Query<Guid>("SELECT DISTINCT person_id FROM mdt_objection WHERE state = 'Standing'", ct: ct)).ToHashSet();

    /// <summary>Somebody in the family objects whom no referral names: the card would show them.</summary>
    private async Task<bool> HasObjector(Guid householdId, IReadOnlySet<Guid> objectors, CancellationToken ct)
    {
        if (objectors.Count == 0 || await send.Ask(new GetHousehold(householdId), ct) is not { } home) return false;
        foreach (var member in home.Members.Where(m => objectors.Contains(m.PersonId)))
            if (await send.Ask(new GetSharingBasis(member.PersonId, SharingPurpose.MdtDiscussion), ct) == SharingBasis.Objection) return true;
        return false;
    }
}

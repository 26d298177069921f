using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Items;

/// <summary>All that the chair's console shows: the meeting with its list, who is here, and the item in hand.</summary>
/// <param name="Item">The chosen item; else the one that is being discussed, else the next to come; null when none is left.</param>
/// <param name="Next">The item to offer after it.</param>
/// <param name="ToConfirm">Provisional decisions of the team that wait to be confirmed.</param>
internal sealed record ConsoleView(MeetingView Meeting, Room Room, IReadOnlyList<ConsoleView.Person> People, ConsoleView.ItemInHand? Item, Guid? Next, int ToConfirm)
{
    /// <summary>The quorum for the item in hand, in a sentence: who declared a conflict with the family does not count.</summary>
    internal string Quorum => (Item is null ? Room : Room.Without([.. Item.Barred.Select(b => b.UserId)])).InWords;

    /// <param name="ArrivedAt">Null when they are not here now.</param>
    internal sealed record Person(Guid UserId, string Name, string Profession, DateTimeOffset? ArrivedAt, bool Apology, Guid? DeputyFor, bool Member);

    /// <param name="Objected">Somebody in the referral objects to being discussed: the chair sees that it is so.</param>
    /// <param name="Deciding">The safeguarding lead decides on that: until then nothing is hidden.</param>
    /// <param name="Others">Whom the referrals name and who do not object; only where somebody does.</param>
    internal sealed record ItemInHand(
        Guid Id, Guid HouseholdId, ItemStatus Status, int Version, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, string? Discussion, string? FamilyVoice, string? NoActionReason,
        DateOnly? NextReviewOn, Guid LeadUserId, string? Lead, bool Objected, Referred? Referral, IReadOnlyList<Decided> Decisions, IReadOnlyList<Owed> Actions,
        int CaseVersion, bool Deciding, IReadOnlyList<Guid> Others, IReadOnlyList<Barred> Barred, Beside Beside)
    {
        /// <summary>What is written about the family is left out: somebody objects, and nothing waits for the safeguarding lead.</summary>
        internal bool LeftOut => Objected && !Deciding;

        internal CaseState State { get; init; }

        /// <summary>Who is asked to lead and has not answered; null for nobody.</summary>
        internal string? AskedToLead { get; init; }
    }

    /// <summary>What stands beside the item: the rest of its notes, who presents it, the plan, and what it is as a review.</summary>
    /// <param name="PlanVersion">Null where there is no plan yet.</param>
    internal sealed record Beside(Guid CaseId, string? NewInformation, string? Challenged, string? Presenter, bool? PresenterKnowsFamily, int? PlanVersion, ItemReview.Now Review);

    /// <summary>Who declared a conflict of interest with the family.</summary>
    internal sealed record Barred(Guid UserId, string Name);

    internal sealed record Referred(string? Situation, string? Background, string? Assessment, string? Ask, string? FamilyWants, string? FamilyNotAskedReason);

    internal sealed record Decided(Guid Id, MdtDecisionCode Code, string? Detail, string? Target, bool AgreedWithFamily, bool Provisional);

    internal sealed record Owed(Guid Id, string Text, Guid OwnerUserId, string? Owner, DateOnly DueOn);
}

/// <summary>Asks for the console, with one item in hand.</summary>
[Allows(Permissions.Chair, On = nameof(MeetingId))]
internal sealed record SeeConsole(Guid MeetingId, Guid? ItemId) : IQuery<ConsoleView>;

internal sealed class AnswerSeeConsole(
    Db db, ISend send, Names names, Actions.ActionOwners owners, Objections objections, ItemReview review, OpenDecisions open, CaseStates states, LeadOffers leads) : IQueryHandler<SeeConsole, ConsoleView>
{
    private sealed record Member(Guid UserId, string Profession, bool Apology);

    private sealed record Row(
        Guid Id, Guid HouseholdId, Guid CaseId, Guid? ReferralId, ItemStatus Status, int Version, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, string? Discussion,
        string? FamilyVoice, string? NoActionReason, DateOnly? NextReviewOn, Guid LeadUserId, int CaseVersion,
        Guid MdtId, string? NewInformation, string? Challenged, bool? PresenterKnowsFamily, int? PlanVersion);

    private sealed record Made(Guid Id, MdtDecisionCode Code, string? Detail, string? Team, Guid? TargetUserId, bool AgreedWithFamily, bool Provisional);

    private sealed record Action(Guid Id, string Text, Guid OwnerUserId, Guid? OwnerOrganisationId, DateOnly DueOn);

    public async Task<ConsoleView> Handle(SeeConsole query, CancellationToken ct)
    {
        // Already without what the viewer declared a conflict in.
        var meeting = await send.Ask(new SeeMeeting(query.MeetingId), ct);
        var room = await Room.Of(db, query.MeetingId, ct);
        var members = await db.Query<Member>("""
            SELECT p.user_id, p.profession, CASE WHEN a.user_id IS NULL THEN 0 ELSE 1 END AS apology
            FROM mdt_meeting m JOIN mdt_member p ON p.mdt_id = m.mdt_id AND p.left_on IS NULL
                 LEFT JOIN mdt_apology a ON a.meeting_id = m.id AND a.user_id = p.user_id
            WHERE m.id = @MeetingId ORDER BY p.joined_on, p.id
            """, query, ct);
        var chosen = query.ItemId is { } id
            ? meeting.Items.FirstOrDefault(i => i.Id == id) ?? throw new NotFound("The item")
            : meeting.Items.FirstOrDefault(i => i.Status == ItemStatus.Discussing) ?? meeting.Items.FirstOrDefault(i => i.Status == ItemStatus.Listed);
        var next = meeting.Items.FirstOrDefault(i => i.Status == ItemStatus.Listed && i.Id != chosen?.Id);
        return new(meeting, room, await People(meeting, members, room, ct), chosen is null ? null : await InHand(chosen, ct), next?.Id, await open.ToConfirm(meeting.MdtId, ct));
    }

    private async Task<IReadOnlyList<ConsoleView.Person>> People(MeetingView meeting, IReadOnlyList<Member> members, Room room, CancellationToken ct)
    {
        var guests = meeting.Items.SelectMany(i => i.Invited).Select(v => v.UserId).Concat(room.Stays.Select(s => s.UserId))
            .Distinct().Where(u => members.All(m => m.UserId != u)).ToList();
        var staff = await names.OfStaff([.. members.Select(m => m.UserId), .. guests, .. room.Stays.Select(s => s.DeputyFor).OfType<Guid>()], ct);
        var here = room.Here.ToDictionary(s => s.UserId);
        return
        [
            .. members.Select(m => new ConsoleView.Person(m.UserId, staff.GetValueOrDefault(m.UserId, "Somebody"), here.GetValueOrDefault(m.UserId)?.Profession ?? m.Profession,
                here.GetValueOrDefault(m.UserId)?.ArrivedAt, m.Apology, here.GetValueOrDefault(m.UserId)?.DeputyFor, Member: true)),
            .. guests.Select(g => new ConsoleView.Person(g, staff.GetValueOrDefault(g, "Somebody"), here.GetValueOrDefault(g)?.Profession ?? "other",
                here.GetValueOrDefault(g)?.ArrivedAt, false, room.Stays.LastOrDefault(s => s.UserId == g)?.DeputyFor, Member: false)),
        ];
    }

    private async Task<ConsoleView.ItemInHand> InHand(MeetingView.ListedItem chosen, CancellationToken ct)
    {
        var id = chosen.Id;
        var leftOut = chosen is { Objected: true, Deciding: false };
        var row = (await db.Find<Row>("""
            SELECT i.id, c.household_id, i.case_id, i.referral_id, i.status, i.version, i.started_at, i.ended_at, i.discussion, i.family_voice, i.no_action_reason,
                   i.next_review_on, c.lead_user_id, c.version AS case_version,
                   c.mdt_id, i.new_information, i.challenged, i.presenter_knows_family, c.plan_version
            FROM mdt_item i JOIN mdt_case c ON c.id = i.case_id WHERE i.id = @id
            """, new { id }, ct))!;
        var decisions = await db.Query<Made>("""
            SELECT d.id, d.code, d.detail, t.name AS team, d.target_user_id, d.agreed_with_family, d.provisional
            FROM mdt_decision d LEFT JOIN mdt_team t ON t.id = d.to_mdt_id WHERE d.item_id = @id AND d.removed_at IS NULL ORDER BY d.made_at, d.id
            """, new { id }, ct);
        var actions = await db.Query<Action>("SELECT id, text, owner_user_id, owner_organisation_id, due_on FROM mdt_action WHERE item_id = @id ORDER BY made_at, id", new { id }, ct);
        // A review has no referral on its item: the last one of the case says how it began.
        var earlier = await db.Query<Guid>("SELECT id FROM mdt_referral WHERE case_id = @CaseId ORDER BY submitted_at, id", new { row.CaseId }, ct);
        var referred = row.ReferralId ?? (earlier.Count == 0 ? Guid.Empty : earlier[^1]);
        var referral = leftOut ? null : await db.Find<ConsoleView.Referred>("""
            SELECT situation, background, assessment, ask, family_wants, family_not_asked_reason FROM mdt_referral WHERE id = @referred
            """, new { referred }, ct);
        var others = leftOut ? await objections.Without(await db.Query<Guid>("""
            SELECT DISTINCT p.person_id FROM mdt_referral r JOIN mdt_referral_person p ON p.referral_id = r.id
            WHERE r.case_id = @CaseId AND r.status NOT IN ('Declined', 'Withdrawn') ORDER BY p.person_id
            """, new { row.CaseId }, ct), ct) : [];
        var barred = await Conflicts.With(db, row.HouseholdId, ct);
        var asked = (await leads.Waiting(row.CaseId, ct))?.ToUserId;
        var staff = await names.OfStaff([row.LeadUserId, .. asked is { } a ? [a] : Array.Empty<Guid>(), .. barred, .. decisions.Select(d => d.TargetUserId).OfType<Guid>()], ct);
        var owner = await owners.Names(actions.Select(a => a.OwnerUserId), actions.Select(a => a.OwnerOrganisationId), ct);

        return new(row.Id, row.HouseholdId, row.Status, row.Version, row.StartedAt, row.EndedAt, row.Discussion, row.FamilyVoice, row.NoActionReason, row.NextReviewOn,
            row.LeadUserId, staff.GetValueOrDefault(row.LeadUserId), chosen.Objected, referral,
            [.. decisions.Select(d => new ConsoleView.Decided(d.Id, d.Code, d.Detail, d.Team ?? (d.TargetUserId is { } t ? staff.GetValueOrDefault(t) : null), d.AgreedWithFamily, d.Provisional))],
            [.. actions.Select(a => new ConsoleView.Owed(a.Id, a.Text, a.OwnerUserId, owner(a.OwnerUserId, a.OwnerOrganisationId), a.DueOn))],
            row.CaseVersion, chosen.Deciding, others, [.. barred.Select(b => new ConsoleView.Barred(b, staff.GetValueOrDefault(b, "Somebody")))],
            new(row.CaseId, row.NewInformation, row.Challenged, chosen.Presenter, row.PresenterKnowsFamily, row.PlanVersion, await review.Of(row.Id, row.CaseId, row.MdtId, ct)))
        {
            State = await states.Of(row.CaseId, ct),
            AskedToLead = asked is { } one ? staff.GetValueOrDefault(one, "Somebody") : null,
        };
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Mdt.Plans;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Cases;

/// <summary>A member or lead practitioner sees what has happened in a case: steps, meetings, decisions, actions.</summary>
internal static class ViewCase
{
    [Allows(Permissions.ViewCase, On = nameof(CaseId))]
    internal sealed record Query(Guid CaseId) : IQuery<Answer>;

    /// <param name="Objected">Somebody in it objects to being talked about: the chair sees that it is so.</param>
    /// <param name="LeftOut">For that reason meetings, actions and reasons that are about them are not in this answer.</param>
    /// <param name="Deciding">The safeguarding lead decides on that: until then nothing is hidden. Only the chair learns it.</param>
    /// <param name="Twins">Other open cases of the same family that the viewer may see, since two families' records were joined.</param>
    /// <param name="DiedOn">When somebody of the family died; null for nobody.</param>
    /// <param name="LeadLeft">The lead practitioner has no account any more.</param>
    internal sealed record Answer(
        Kept Case, string Household, string Lead, bool Overdue, bool Objected, bool LeftOut, IReadOnlyList<Step> Timeline, IReadOnlyList<Item> Items, IReadOnlyList<Action> Actions,
        bool Deciding, IReadOnlyList<Guid> Twins, DateOnly? DiedOn, bool LeadLeft, Around Around)
    {
        internal CaseState State => Around.State;

        /// <summary>Who is asked to take over, and where it came from or went to.</summary>
        internal HandOverOfCase.Shown HandOver { get; init; } = HandOverOfCase.Shown.Nothing;
    }

    /// <summary>Where the case stands, and what there is beside its timeline.</summary>
    /// <param name="OnAList">Of a meeting that is not over, and not talked about there yet.</param>
    /// <param name="Plan">As it stands; null where there is none, or it is left out.</param>
    /// <param name="AsksForMovingOn">It ended by decision, and the closing form is not written.</param>
    /// <param name="HasMovingOn">Whether there is something to read.</param>
    internal sealed record Around(
        CaseState State, bool OnAList, Plan? Plan, bool AsksForMovingOn, bool HasMovingOn, bool MayWrite, bool MayReopen);

    internal sealed record Kept(
        Guid Id, Guid MdtId, string Team, Guid HouseholdId, Guid LeadUserId, NeedLevel Level, DateOnly OpenedOn, DateOnly NextReviewOn, DateOnly? ClosedOn, string? ClosedReason);

    private sealed record Facts(bool OnAList, bool OpenTransfer);

    /// <param name="By">Empty for what a whole meeting did.</param>
    internal sealed record Step(string What, string By, DateTimeOffset At, string? Reason, string? Url);

    internal sealed record Item(Guid MeetingId, string Meeting, DateTimeOffset On, Items.ItemStatus Status, string? FamilyVoice, string? NoActionReason, IReadOnlyList<Decision> Decisions);

    internal sealed record Decision(Guid Id, Guid ItemId, MdtDecisionCode Code, string? Detail, bool AgreedWithFamily, bool Provisional, bool Withdrawn);

    internal sealed record Action(string Text, string Owner, DateOnly DueOn, DateOnly? DoneOn, bool Cancelled, bool Overdue);

    private sealed record ItemRow(Guid Id, Guid? ReferralId, Guid MeetingId, string Title, DateTimeOffset StartsAt, Items.ItemStatus Status, string? FamilyVoice, string? NoActionReason);

    private sealed record ActionRow(Guid? ReferralId, string Text, Guid OwnerUserId, Guid? OwnerOrganisationId, DateOnly DueOn, DateTimeOffset? DoneAt, DateTimeOffset? CancelledAt);

    internal sealed class Handler(
        Db db, AliasCopy aliases, Actions.ActionOwners owners, ISend send, CaseDesk desk, CaseTimeline timeline, PlanVersions plans, MovingOn forms, Objections objections, Guard guard,
        HandOverOfCase handOver, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var kept = await db.Find<Kept>("""
                SELECT c.id, c.mdt_id, t.name AS team, c.household_id, c.lead_user_id, c.level, c.opened_on, c.next_review_on, c.closed_on, c.closed_reason
                FROM mdt_case c JOIN mdt_team t ON t.id = c.mdt_id WHERE c.id = @CaseId
                """, query, ct) ?? throw new NotFound("The case");
            var items = await db.Query<ItemRow>("""
                SELECT i.id, i.referral_id, i.meeting_id, m.title, m.starts_at, i.status, i.family_voice, i.no_action_reason
                FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
                WHERE i.case_id = @CaseId AND i.status <> 'Removed' AND m.status <> 'Cancelled' ORDER BY m.starts_at DESC
                """, query, ct);
            var decisions = await db.Query<Decision>("""
                SELECT id, item_id, code, detail, agreed_with_family, CASE WHEN provisional = 1 AND confirmed_at IS NULL AND withdrawn_at IS NULL THEN 1 ELSE 0 END AS provisional,
                       CASE WHEN withdrawn_at IS NULL THEN 0 ELSE 1 END AS withdrawn
                FROM mdt_decision WHERE case_id = @CaseId AND removed_at IS NULL ORDER BY made_at, id
                """, query, ct);
            var actions = await db.Query<ActionRow>("""
                SELECT CASE WHEN i.case_id = a.case_id THEN i.referral_id ELSE NULL END AS referral_id, a.text, a.owner_user_id, a.owner_organisation_id, a.due_on, a.done_at, a.cancelled_at
                FROM mdt_action a LEFT JOIN mdt_item i ON i.id = a.item_id WHERE a.case_id = @CaseId ORDER BY a.due_on, a.id
                """, query, ct);
            var steps = await timeline.Of(query.CaseId, ct);
            var people = await db.Query<Guid>("""
                SELECT DISTINCT p.person_id FROM mdt_referral r JOIN mdt_referral_person p ON p.referral_id = r.id WHERE r.case_id = @CaseId
                """, query, ct);
            var heard = await objections.InCases([query.CaseId], ct);
            var all = heard.In(query.CaseId, null);
            var chairs = await guard.Reaches(Permissions.Chair, nameof(kept.MdtId), kept.MdtId, ct);
            // What is about others only stays.
            bool LeftOut(Guid? referral) => !chairs && heard.In(query.CaseId, referral).IsHidden;

            var twins = new List<Guid>();
            foreach (var twin in await Twins(kept, ct))
                if (kept.ClosedOn is null && await guard.Reaches(Permissions.ViewCase, nameof(query.CaseId), twin, ct)) twins.Add(twin);
            var household = await send.Ask(new GetHouseholds([kept.HouseholdId]), ct);
            var names = await send.Names([kept.LeadUserId, .. steps.Select(s => s.By)], ct);
            var owner = await owners.Names(actions.Select(a => a.OwnerUserId), actions.Select(a => a.OwnerOrganisationId), ct);
            var today = clock.Today();
            var meets = await guard.Reaches(Permissions.ViewMeeting, nameof(kept.MdtId), kept.MdtId, ct);
            // Who leads a case without being of its team sees what was agreed about it, and nothing of the meeting beside it.
            string? Link(string? url) => meets || url?.StartsWith("/mdt/meetings/", StringComparison.Ordinal) != true ? url : null;
            var leadLeft = await send.Left([kept.LeadUserId], ct);
            var around = await Around(query.CaseId, chairs || !all.IsHidden, ct);
            var hand = await handOver.Of(kept.Id, household is [var home] ? home.Masking : null, ct);
            bool Unsaid(CaseTimeline.Entry step) => LeftOut(step.Referral) || (step.Place && hand.PlaceHidden);
            audit.Saw(people.Where(p => chairs || !heard.Hides(p))); // last: what is asked in between writes its own row
            return new Answer(
                LeftOut(null) || (around.State == CaseState.Transferred && hand.PlaceHidden) ? kept with { ClosedReason = null } : kept, household is [var one] ? one.Name : "A family", names(kept.LeadUserId), kept.ClosedOn is null && Case.IsOverdue(kept.NextReviewOn, today), chairs && all.IsObjected, !chairs && all.IsHidden,
                [.. steps.Where(s => !s.Words || !LeftOut(s.Referral)).Select(s => new Step(s.What, s is { By: null, Words: true } ? "" : names(s.By), s.At, Unsaid(s) ? null : s.Reason, Link(s.Url)))],
                [.. items.Where(i => !LeftOut(i.ReferralId)).Select(i => new Item(i.MeetingId, i.Title, i.StartsAt, i.Status, i.FamilyVoice, i.NoActionReason, [.. decisions.Where(d => d.ItemId == i.Id)]))],
                [.. actions.Where(a => !LeftOut(a.ReferralId)).Select(a => new Action(
                    a.Text, owner(a.OwnerUserId, a.OwnerOrganisationId), a.DueOn, a.DoneAt?.LondonDay(), a.CancelledAt is not null, a is { DoneAt: null, CancelledAt: null } && a.DueOn < today))],
                chairs && all.IsDeciding, twins, household is [var family] ? family.DiedOn : null, kept.ClosedOn is null && leadLeft.Contains(kept.LeadUserId), around)
            {
                HandOver = hand,
            };
        }

        /// <summary>Cases that were another family's until the two were read as one.</summary>
        private async Task<IReadOnlyList<Guid>> Twins(Kept kept, CancellationToken ct) => await db.Query<Guid>("""
            SELECT id FROM mdt_case WHERE household_id IN @others AND closed_on IS NULL ORDER BY opened_on, id
            """, new { others = (await aliases.AllOf(kept.HouseholdId, ct)).Where(id => id != kept.HouseholdId).ToList() }, ct);

        private async Task<Around> Around(Guid caseId, bool shown, CancellationToken ct)
        {
            var now = await desk.Find(caseId, ct);
            var facts = (await db.Find<Facts>("""
                SELECT CASE WHEN EXISTS (SELECT 1 FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
                    WHERE i.case_id = @caseId AND i.status IN ('Listed', 'Discussing') AND m.status IN ('ListOpen', 'ListClosed', 'InProgress')) THEN 1 ELSE 0 END AS on_a_list,
                    CASE WHEN EXISTS (SELECT 1 FROM mdt_transfer x WHERE x.case_id = c.id AND x.ended_at IS NULL) THEN 1 ELSE 0 END AS open_transfer
                FROM mdt_case c WHERE c.id = @caseId
                """, new { caseId }, ct))!;
            var state = CaseMachine.Of(now.ClosedOn, now.ClosedCode, facts.OnAList, facts.OpenTransfer);
            var form = now.IsOpen ? null : await forms.Of(now, ct);
            var versions = shown ? await plans.Of(caseId, ct) : [];
            return new(state, facts.OnAList, versions.Count == 0 ? null : versions[0].Words, !now.IsOpen && now.EndedByDecision && form is null, shown && form is not null,
                shown && await desk.MayWrite(now, ct), state == CaseState.Closed && await desk.RunsTeam(now, ct));
        }
    }

    [Allows(Permissions.ViewCase, On = nameof(CaseId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid CaseId { get; set; }

        public Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new Query(CaseId), ct);
    }
}

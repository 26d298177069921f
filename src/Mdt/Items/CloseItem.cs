using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair closes an item when all is recorded; the decisions leave, owners learn of their actions, and the case gets its next review.</summary>
internal static class CloseItem
{
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, int Version) : ICommand;

    internal sealed class Handler(
        Db db, AliasCopy aliases, ItemSteps steps, ItemReview review, DecisionEffects effects, DecisionSteps made, Objections objections, ISend send, History history, IOutbox outbox,
        TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Made(Guid Id, MdtDecisionCode Code, Guid? SiteId, bool AgreedWithFamily, bool Provisional)
        {
            internal bool Acts => Decision.ActsAtOnce(Code, Provisional, AgreedWithFamily);
        }

        private sealed record Owed(Guid Id, Guid OwnerUserId, Guid? OwnerOrganisationId, DateOnly DueOn);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var item = await steps.Find(command.ItemId, ct);
            var decisions = await db.Query<Made>("""
                SELECT id, code, site_id, agreed_with_family, provisional FROM mdt_decision
                WHERE item_id = @ItemId AND removed_at IS NULL ORDER BY made_at, id
                """, command, ct);
            var actions = await db.Query<Owed>("SELECT id, owner_user_id, owner_organisation_id, due_on FROM mdt_action WHERE item_id = @ItemId ORDER BY due_on, id", command, ct);
            // What leaves as a proposal brings an action of its own.
            var owedAnswers = decisions.Count(d => d.Acts && ProposalStates.Is(d.Code));
            if (item.Status == ItemStatus.Discussing) (await review.Missing(item, Item.Missing(decisions.Count, item.FamilyVoice, actions.Count + owedAnswers, item.NoActionReason), ct)).Throw();
            if (!await steps.To(item, ItemStatus.Discussed, command.Version, ct)) return default;

            // Nothing new goes out about somebody who objects; the others stay.
            var persons = await objections.Without(await aliases.Kept(await db.Query<Guid>("""
                SELECT DISTINCT p.person_id FROM mdt_referral_person p JOIN mdt_referral r ON r.id = p.referral_id
                WHERE r.case_id = @CaseId AND r.status NOT IN ('Declined', 'Withdrawn') ORDER BY p.person_id
                """, new { item.CaseId }, ct), ct), ct);
            foreach (var decided in decisions)
                await outbox.Add(new MdtDecisionMade(decided.Id, item.CaseId, item.HouseholdId, persons, decided.Code, decided.SiteId, decided.Provisional, decided.AgreedWithFamily), ct);
            await made.Made(item, decisions.Select(d => (d.Id, d.Provisional)), ct);
            foreach (var owed in actions)
            {
                await history.Add(Subject.Action, owed.Id, null, nameof(Actions.ActionStatus.Open), ct: ct);
                await outbox.Add(new MdtActionAssigned(owed.Id, item.CaseId, owed.OwnerUserId, owed.DueOn, owed.OwnerOrganisationId), ct);
            }

            await Discussed(item, ct);
            foreach (var decided in decisions.Where(d => d.Acts)) await effects.Act(decided.Id, ct);
            return default;
        }

        private async Task Discussed(ItemSteps.Now item, CancellationToken ct)
        {
            var next = item.NextReviewOn ?? (await Review.Of(send, clock.Today(), ct)).Usual;
            await db.Execute("UPDATE mdt_item SET next_review_on = @next WHERE id = @Id", new { item.Id, next }, ct);
            await db.Execute("UPDATE mdt_case SET next_review_on = @next, version = version + 1 WHERE id = @CaseId", new { item.CaseId, next }, ct);
            if (item.ReferralId is { } referral && await db.Execute("""
                UPDATE mdt_referral SET status = 'Discussed', version = version + 1 WHERE id = @referral AND status = 'Listed'
                """, new { referral }, ct) > 0)
                await history.Add(Subject.Referral, referral, nameof(ReferralStatus.Listed), nameof(ReferralStatus.Discussed), ct: ct);
        }
    }

    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        /// <summary>What was chosen for the review is saved first, like the notes.</summary>
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(async () =>
        {
            if (ReviewResult is not null) Version = await SaveReviewResult.Keep(Sender, ItemId!.Value, ReviewResult, NoChangeChoice, Version, ct);
            await Sender.Send(new Command(ItemId!.Value, Version), ct);
        }, ct, to: $"/mdt/meetings/{MeetingId}/console");
    }
}

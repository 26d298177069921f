using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.People;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>A decision to offer peer support becomes a proposal for each adult whom it is about: the coordinator asks them first. A provisional one waits to be confirmed, unless the family agreed to it.</summary>
internal sealed class ProposesPeersWhenMdtDecisionMade(Db db, ISend send, RequestDesk desk, Homes homes, DoNotContact contact, IOutbox outbox, TimeProvider clock) : IWhen<MdtDecisionMade>
{
    public async Task Handle(MdtDecisionMade happened, CancellationToken ct)
    {
        if (happened.Code != MdtDecisionCode.OfferPeerSupport) return;
        if (await db.Find<int>("SELECT COUNT(*) FROM peersupport_request WHERE decision_id = @DecisionId", new { happened.DecisionId }, ct) > 0) return;
        // What was confirmed or withdrawn before it was heard of is so from the first.
        var heard = await db.Query<string>("SELECT what FROM peersupport_decision_heard WHERE decision_id = @DecisionId", new { happened.DecisionId }, ct);
        if (heard.Contains("Withdrawn")) return;
        var waits = happened is { Provisional: true, AgreedWithFamily: false } && !heard.Contains("Confirmed");
        var people = await Adults(happened, ct);
        if (people.Count == 0 || await homes.Of(people[0], happened.HouseholdId, ct) is null)
        {
            // Nobody is there to ask, or to ask them: the team hears so, and its action does not wait for ever.
            await outbox.Add(new PeerProposalAnswered(happened.DecisionId, PeerProposalOutcome.Declined, clock.Today()), ct);
            return;
        }
        foreach (var person in people)
            await desk.Open(new(
                clock.NewId(), person, happened.HouseholdId, RequestSource.Team, [Want.SomeoneToTalkTo], [Topic.Other], Channel.Text, Urgency.Ordinary, new(null, null, null, null, null), null, null, false,
                DecisionId: happened.DecisionId, WaitsForDecision: waits), ct);
    }

    /// <summary>Of those whom the decision is about; where it is about children alone, the adults of their home.</summary>
    private async Task<IReadOnlyList<Guid>> Adults(MdtDecisionMade happened, CancellationToken ct)
    {
        var named = await Grown(happened.PersonIds, ct);
        return named.Count > 0 ? named : await Grown([.. ((await send.Ask(new GetHousehold(happened.HouseholdId), ct))?.Members ?? []).Select(m => m.PersonId)], ct);
    }

    private async Task<IReadOnlyList<Guid>> Grown(IReadOnlyList<Guid> people, CancellationToken ct)
    {
        if (people.Count == 0) return [];
        var ages = (await send.Ask(new GetAges([.. people.Distinct()], clock.Today()), ct)).ToDictionary(a => a.PersonId);
        var died = await contact.Died(people, ct);
        // A parent may be 15.
        return [.. (await send.Ask(new GetPeople([.. people.Distinct()]), ct)).Where(p => p.Masking != Masking.Hidden).Select(p => p.KeptId ?? p.Id).Distinct()
            .Where(id => !died.Contains(id) && (ages.GetValueOrDefault(id) is not { } age || (!age.IsUnborn && (age.Months is { } months ? months >= 12 * 15 : !age.IsChild))))];
    }
}

/// <summary>A proposal that waited for its team is for the coordinator to answer now.</summary>
internal sealed class OpensPeerProposalsWhenMdtDecisionConfirmed(Db db, RequestTasks tasks) : IWhen<MdtDecisionConfirmed>
{
    public async Task Handle(MdtDecisionConfirmed happened, CancellationToken ct)
    {
        var waiting = await db.Query<Guid>("SELECT id FROM peersupport_request WHERE decision_id = @DecisionId AND waits_for_decision = 1 AND status = 'Proposed'", new { happened.DecisionId }, ct);
        await db.Execute("UPDATE peersupport_request SET waits_for_decision = 0 WHERE decision_id = @DecisionId", new { happened.DecisionId }, ct);
        foreach (var id in waiting) await tasks.Begin(id, ct);
        await Heard.Keep(db, happened.DecisionId, "Confirmed", happened.On, ct);
    }
}

/// <summary>A decision that does not stand asks nothing of a parent; what they said yes to goes on.</summary>
internal sealed class WithdrawsPeerProposalsWhenMdtDecisionWithdrawn(Db db, RequestDesk desk) : IWhen<MdtDecisionWithdrawn>
{
    public async Task Handle(MdtDecisionWithdrawn happened, CancellationToken ct)
    {
        foreach (var id in await db.Query<Guid>("SELECT id FROM peersupport_request WHERE decision_id = @DecisionId AND status = 'Proposed'", new { happened.DecisionId }, ct)) await desk.Withdraw(id, ct);
        await Heard.Keep(db, happened.DecisionId, "Withdrawn", happened.On, ct);
    }
}

/// <summary>What a team said of a decision, perhaps before the decision itself is heard.</summary>
internal static class Heard
{
    internal static Task<int> Keep(Db db, Guid decisionId, string what, DateOnly on, CancellationToken ct) => db.Execute("""
        INSERT INTO peersupport_decision_heard (decision_id, what, heard_on) SELECT @decisionId, @what, @on
        WHERE NOT EXISTS (SELECT 1 FROM peersupport_decision_heard h WHERE h.decision_id = @decisionId AND h.what = @what)
        """, new { decisionId, what, on }, ct);
}

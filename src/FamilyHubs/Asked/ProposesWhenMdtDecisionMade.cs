using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A decision to use a hub becomes a proposal that hub workers answer. A provisional one waits to be confirmed, unless the family agreed to it.</summary>
internal sealed class ProposesWhenMdtDecisionMade(Db db, Proposals proposals, History history, TimeProvider clock) : IWhen<MdtDecisionMade>
{
    private sealed record Heard(bool Confirmed, bool Withdrawn);

    public async Task Handle(MdtDecisionMade happened, CancellationToken ct)
    {
        if (happened.Code is not (MdtDecisionCode.ReferToHubSession or MdtDecisionCode.LinkToHub)) return;
        if (await proposals.OfDecision(happened.DecisionId, ct) is not null) return;
        // What was confirmed or withdrawn before it was heard of is so from the first.
        var heard = await db.Find<Heard>("SELECT confirmed, withdrawn FROM familyhubs_decision_heard WHERE decision_id = @DecisionId", new { happened.DecisionId }, ct);
        var (id, state) = (clock.NewId(), heard?.Withdrawn == true ? ProposalState.Withdrawn : ProposalState.Waiting);
        await db.Execute("""
            INSERT INTO familyhubs_proposal (id, decision_id, case_id, household_id, site_id, kind, state, proposed_at, version)
            VALUES (@id, @DecisionId, @CaseId, @HouseholdId, @SiteId, @kind, @state, @now, 1)
            """, new
        {
            id,
            happened.DecisionId,
            happened.CaseId,
            happened.HouseholdId,
            happened.SiteId,
            kind = happened.Code == MdtDecisionCode.ReferToHubSession ? ProposalKind.Session : ProposalKind.Link,
            state,
            now = clock.Now(),
        }, ct);
        foreach (var personId in happened.PersonIds.Distinct())
            await db.Execute("INSERT INTO familyhubs_proposal_person (proposal_id, person_id) VALUES (@id, @personId)", new { id, personId }, ct);
        await history.Add(Subject.Proposal, id, null, state.ToString(), ct: ct);
        if (state == ProposalState.Waiting && (!happened.Provisional || happened.AgreedWithFamily || heard?.Confirmed == true))
            await proposals.Open(await proposals.Find(id, ct), ct);
    }
}

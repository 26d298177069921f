using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>A decision as it stands and its steps from state to state: checked against the list, kept in the history, told to whoever acts on it.</summary>
internal sealed class DecisionSteps(
    Db db, History history, DecisionEffects effects, ActionSteps actions, DecisionPeople people, ISend send, IOutbox outbox, CurrentUser user, TimeProvider clock)
{
    internal sealed record Now(
        Guid Id, Guid ItemId, Guid CaseId, Guid MdtId, Guid HouseholdId, MdtDecisionCode Code, ItemStatus ItemStatus, bool Provisional, bool Confirmed, bool Withdrawn)
    {
        internal DecisionState State => new DecisionFacts(ItemStatus, Removed: false, Provisional, Confirmed, Withdrawn).State;
    }

    /// <summary>Whether those who were missing may confirm in writing.</summary>
    internal static async Task<bool> InWriting(ISend send, CancellationToken ct) => await send.Ask(new GetSetting("mdt.confirmInWriting"), ct) == "on";

    /// <summary>A decision whose item is closed; there is no other.</summary>
    internal async Task<Now> Find(Guid decisionId, CancellationToken ct) => await db.Find<Now>("""
        SELECT d.id, d.item_id, d.case_id, m.mdt_id, c.household_id, d.code, i.status AS item_status, d.provisional,
               CASE WHEN d.confirmed_at IS NULL THEN 0 ELSE 1 END AS confirmed, CASE WHEN d.withdrawn_at IS NULL THEN 0 ELSE 1 END AS withdrawn
        FROM mdt_decision d JOIN mdt_item i ON i.id = d.item_id JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_case c ON c.id = d.case_id
        WHERE d.id = @decisionId AND d.removed_at IS NULL AND i.status = 'Discussed'
        """, new { decisionId }, ct) ?? throw new NotFound("The decision");

    /// <summary>The item is closed: its decisions are made, and whoever may confirm a provisional one is told.</summary>
    internal async Task Made(ItemSteps.Now item, IEnumerable<(Guid Id, bool Provisional)> decisions, CancellationToken ct)
    {
        foreach (var (id, provisional) in decisions)
        {
            await history.Add(Subject.Decision, id, nameof(DecisionState.Recorded), provisional ? nameof(DecisionState.Provisional) : nameof(DecisionState.Made), ct: ct);
            if (!provisional) continue;
            var writes = await InWriting(send, ct) ? await people.Missing(id, item.MdtId, item.HouseholdId, ct) : [];
            await Tell(id, [.. await people.Chairs(item.MdtId, item.HouseholdId, ct), .. writes], ct);
        }
    }

    /// <summary>It stands: it takes effect now unless it did at once, and who waits for it is told.</summary>
    internal async Task Confirm(Now now, ConfirmedHow how, DecisionActor who, CancellationToken ct)
    {
        DecisionStates.Check(now.State, DecisionState.Confirmed, who);
        await Settle(await db.Execute("""
            UPDATE mdt_decision SET confirmed_at = @at, confirmed_by = @by, confirmed_how = @how WHERE id = @Id AND confirmed_at IS NULL AND withdrawn_at IS NULL
            """, new { now.Id, how, by = user.Id, at = clock.Now() }, ct), now, DecisionState.Confirmed, null, ct);
        await effects.Act(now.Id, ct);
        await outbox.Add(new MdtDecisionConfirmed(now.Id, now.CaseId, clock.Today()), ct);
    }

    /// <summary>It does not stand: what was owed for it is cancelled, and who acts on it is told.</summary>
    internal async Task Withdraw(Now now, string reason, CancellationToken ct)
    {
        DecisionStates.Check(now.State, DecisionState.Withdrawn, DecisionActor.Chair);
        await Settle(await db.Execute("""
            UPDATE mdt_decision SET withdrawn_at = @at, withdrawn_by = @by, withdrawn_reason = @reason WHERE id = @Id AND confirmed_at IS NULL AND withdrawn_at IS NULL
            """, new { now.Id, reason, by = user.Id, at = clock.Now() }, ct), now, DecisionState.Withdrawn, reason, ct);
        await actions.CancelOf(now.Id, reason, ct);
        await outbox.Add(new MdtDecisionWithdrawn(now.Id, now.CaseId, clock.Today()), ct);
    }

    /// <summary>The chair and those who may write learn that a decision waits for them.</summary>
    internal async Task Tell(Guid decisionId, IReadOnlyList<Guid> who, CancellationToken ct)
    {
        Guid[] others = [.. who.Distinct()];
        if (others.Length > 0) await outbox.Add(new MdtNoticeGiven(clock.NewId(), MdtNoticeKind.DecisionToConfirm, others, decisionId), ct);
    }

    private async Task Settle(int touched, Now now, DecisionState to, string? reason, CancellationToken ct)
    {
        if (touched == 0) throw new Conflict("Somebody else has just settled this decision. Look at what stands now.");
        await history.Add(Subject.Decision, now.Id, now.State.ToString(), to.ToString(), reason, ct);
    }
}

using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>Of the meeting of four weeks ago: a decision that was made when the health visitor had left, and answers that are as old as what was asked.</summary>
internal sealed class MakesDemoDecisions(Db db, CurrentUser user, History history, IOutbox outbox, TimeProvider clock) : IDemoPart
{
    private sealed record Talked(Guid ItemId, Guid CaseId, Guid HouseholdId, DateTimeOffset EndedAt);

    public int Order => 52;

    public string Says => "a decision to confirm";

    public async Task Make(Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("mdt", out var mdtId) || !demo.Accounts.TryGetValue("chair", out var chair)) return;
        user.IsSystemFor(chair);
        await db.InOne(() => Make(mdtId, ct), ct);
        user.IsSystemFor(null);
    }

    private async Task Make(Guid mdtId, CancellationToken ct)
    {
        // What was proposed then was asked then.
        await db.Execute("""
            UPDATE mdt_proposal SET proposed_at = (SELECT a.made_at FROM mdt_action a WHERE a.id = action_id), answer_due_on = (SELECT a.due_on FROM mdt_action a WHERE a.id = action_id)
            """, ct: ct);
        var talked = await db.Query<Talked>("""
            SELECT i.id AS item_id, i.case_id, c.household_id, i.ended_at FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_case c ON c.id = i.case_id
            WHERE m.mdt_id = @mdtId AND i.status = 'Discussed' ORDER BY m.starts_at, i.place
            """, new { mdtId }, ct);
        if (talked.Count == 0) return;
        var (last, id) = (talked[^1], clock.NewId());
        await db.Execute("""
            INSERT INTO mdt_decision (id, item_id, case_id, code, detail, agreed_with_family, provisional, made_by, made_at, reason_for_receiver)
            VALUES (@id, @ItemId, @CaseId, 'LinkToHub', 'Marram Family Hub', 0, 1, @chair, @EndedAt, 'Would like to meet other parents in the mornings')
            """, new { id, last.ItemId, last.CaseId, last.EndedAt, chair = user.Id }, ct);
        await db.Execute("INSERT INTO mdt_decision_missing (decision_id, profession, lacking) VALUES (@id, 'health-visitor', 1)", new { id }, ct);
        await history.Add(Subject.Decision, id, null, nameof(DecisionState.Recorded), ct: ct);
        await history.Add(Subject.Decision, id, nameof(DecisionState.Recorded), nameof(DecisionState.Provisional), ct: ct);
        await db.Execute("UPDATE mdt_step SET at = @EndedAt WHERE subject_id = @id", new { id, last.EndedAt }, ct);
        await outbox.Add(new MdtDecisionMade(id, last.CaseId, last.HouseholdId, [], MdtDecisionCode.LinkToHub, null, Provisional: true), ct);
    }
}

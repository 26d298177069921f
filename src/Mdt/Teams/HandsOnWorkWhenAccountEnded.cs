using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Teams;

/// <summary>
/// A worker has left: they are in no team any more, their open actions and the cases that they led go to the coordinator of each team, else to its chair or deputy,
/// who are told and ask somebody else to lead. What they were asked and did not answer is asked no more.
/// </summary>
internal sealed class HandsOnWorkWhenAccountEnded(Db db, LeadOffers leads, History history, IOutbox outbox, TimeProvider clock) : IWhen<AccountEnded>
{
    public async Task Handle(AccountEnded happened, CancellationToken ct)
    {
        foreach (var member in await db.Query<Member>("SELECT id, mdt_id, duty FROM mdt_member WHERE user_id = @UserId AND left_on IS NULL", happened, ct))
        {
            await db.Execute("UPDATE mdt_member SET left_on = @today WHERE id = @Id", new { member.Id, today = clock.Today() }, ct);
            await outbox.Add(new MdtMemberLeft(member.MdtId, happened.UserId, Duties.Role(member.Duty)), ct);
        }
        foreach (var led in await db.Query<Guid>("SELECT id FROM mdt_case WHERE lead_user_id = @UserId AND closed_on IS NULL ORDER BY id", happened, ct))
        {
            await history.Add(Subject.Case, led, nameof(CaseStatus.Open), nameof(CaseNote.LeadLeft), ct: ct);
            await leads.PassOn(led, ct);
        }
        foreach (var offer in await db.Query<Guid>("SELECT id FROM mdt_lead_offer WHERE to_user_id = @UserId AND ended_at IS NULL ORDER BY id", happened, ct))
            await leads.Lapse(await leads.Find(offer, ct), "Whoever was asked has left", ct);
        foreach (var action in await db.Query<Owed>("""
            SELECT a.id, a.case_id, c.mdt_id, c.household_id, a.due_on, CASE WHEN i.id IS NULL OR i.status = 'Discussed' THEN 1 ELSE 0 END AS known
            FROM mdt_action a JOIN mdt_case c ON c.id = a.case_id LEFT JOIN mdt_item i ON i.id = a.item_id
            WHERE a.owner_user_id = @UserId AND a.done_at IS NULL AND a.cancelled_at IS NULL ORDER BY a.due_on, a.id
            """, happened, ct))
            await HandOn(action, happened.UserId, ct);
    }

    /// <summary>Not to somebody who declared a conflict of interest with the family. Where a team has nobody for it, it stays in the name of who has left.</summary>
    private async Task HandOn(Owed action, Guid from, CancellationToken ct)
    {
        var heirs = await db.Query<Guid>("""
            SELECT user_id FROM mdt_member WHERE mdt_id = @MdtId AND left_on IS NULL AND user_id <> @from AND duty IN ('coordinator', 'chair', 'deputy')
            ORDER BY CASE duty WHEN 'coordinator' THEN 0 WHEN 'chair' THEN 1 ELSE 2 END, id
            """, new { action.MdtId, from }, ct);
        foreach (var heir in heirs)
        {
            if (await Conflicts.Has(db, heir, action.HouseholdId, ct)) continue;
            await db.Execute("UPDATE mdt_action SET owner_user_id = @heir, version = version + 1 WHERE id = @Id", new { action.Id, heir }, ct);
            await history.Add(Subject.Case, action.CaseId, nameof(CaseStatus.Open), nameof(CaseNote.ActionHandedOver), ct: ct);
            // Of an item that is still being talked about its owners learn when it is closed.
            if (action.Known) await outbox.Add(new MdtActionAssigned(action.Id, action.CaseId, heir, action.DueOn), ct);
            return;
        }
    }

    private sealed record Member(Guid Id, Guid MdtId, string Duty);

    private sealed record Owed(Guid Id, Guid CaseId, Guid MdtId, Guid HouseholdId, DateOnly DueOn, bool Known);
}

using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;

namespace Neighbourhood.Mdt.Teams;

/// <summary>
/// A worker has left: they are in no team any more, their open actions and the cases that they led go to the coordinator of each team, else to its chair or deputy,
/// who are told and ask somebody else to lead. What they were asked and did not answer is asked no more.
/// </summary>
internal sealed class HandsOnWorkWhenAccountEnded(Db db, ActionSteps steps, LeadOffers leads, History history, IOutbox outbox, TimeProvider clock) : IWhen<AccountEnded>
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
        // Where a team has nobody for it, an action stays in the name of who has left.
        foreach (var action in await db.Query<Owed>("""
            SELECT id, case_id FROM mdt_action WHERE owner_user_id = @UserId AND done_at IS NULL AND cancelled_at IS NULL ORDER BY due_on, id
            """, happened, ct))
            if (await steps.HandOn(action.Id, happened.UserId, ct))
                await history.Add(Subject.Case, action.CaseId, nameof(CaseStatus.Open), nameof(CaseNote.ActionHandedOver), ct: ct);
        await db.Execute("UPDATE mdt_action_link SET revoked_at = @now WHERE user_id = @UserId AND revoked_at IS NULL", new { happened.UserId, now = clock.Now() }, ct);
    }

    private sealed record Member(Guid Id, Guid MdtId, string Duty);

    private sealed record Owed(Guid Id, Guid CaseId);
}

using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Actions;

/// <summary>Who declares a conflict of interest with a family works nothing of it any more: their open actions go to the coordinator, else the chair.</summary>
internal sealed class HandsOnActionsWhenMdtConflictDeclared(Db db, ActionSteps steps) : IWhen<MdtConflictDeclared>
{
    public async Task Handle(MdtConflictDeclared happened, CancellationToken ct)
    {
        foreach (var action in await db.Query<Guid>("""
            SELECT a.id FROM mdt_action a JOIN mdt_case c ON c.id = a.case_id
            WHERE a.owner_user_id = @UserId AND a.done_at IS NULL AND a.cancelled_at IS NULL
              AND (c.household_id = @HouseholdId OR c.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = @HouseholdId))
            ORDER BY a.due_on, a.id
            """, happened, ct))
            await steps.HandOn(action, happened.UserId, ct);
    }
}

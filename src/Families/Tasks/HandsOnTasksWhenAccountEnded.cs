using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>A worker has left: what they had to do goes to whoever manages them, else to the list of what nobody has. None is lost.</summary>
internal sealed class HandsOnTasksWhenAccountEnded(Db db, TaskKeeper tasks) : IWhen<AccountEnded>
{
    public async Task Handle(AccountEnded happened, CancellationToken ct)
    {
        var open = await db.Query<Guid>("SELECT id FROM families_task WHERE assignee_user_id = @UserId AND ended_at IS NULL", happened, ct);
        if (open.Count == 0) return;
        var heir = await tasks.OrWhoManages(happened.UserId, ct);
        if (heir == happened.UserId) heir = null; // an account that is said to have ended does no more work, whatever its row says yet
        foreach (var task in open) await tasks.Move(task, TaskHolder.User(heir), happened.UserId, "Left the service", ct);
    }
}

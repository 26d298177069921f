using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>On the first page: how many actions the person still owes, and how many are overdue.</summary>
internal sealed class WaitingActions(Db db, CurrentUser user, TimeProvider clock) : IWaiting
{
    public string Path => "/mdt/actions";

    public async Task<string?> Says(CancellationToken ct)
    {
        var due = await db.Query<DateOnly>("""
            SELECT a.due_on FROM mdt_action a LEFT JOIN mdt_item i ON i.id = a.item_id
            WHERE a.owner_user_id = @me AND a.cancelled_at IS NULL AND a.done_at IS NULL AND (i.id IS NULL OR i.status = 'Discussed')
            ORDER BY a.due_on
            """, new { me = user.Id }, ct);
        if (due.Count == 0) return null;
        var overdue = due.Count(d => d < clock.Today());
        return overdue > 0 ? $"{due.Count} to do, {overdue} overdue." : $"{due.Count} to do, the first by {due[0].InWords()}.";
    }
}

using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>On the first page: how many actions the person still owes, how many are overdue, and how many of others were passed on to them.</summary>
internal sealed class WaitingActions(OwedByUser owed, EscalatedToUser others, CurrentUser user, TimeProvider clock) : IWaiting
{
    public string Path => "/mdt/actions";

    public async Task<string?> Says(CancellationToken ct)
    {
        var due = (await owed.Open(ct)).Select(a => a.DueOn).ToList();
        var overdue = due.Count(d => d < clock.Today());
        var escalated = user.May(Permissions.EscalatedActions) ? (await others.Rows(ct)).Count : 0;
        string?[] says =
        [
            due.Count == 0 ? null : overdue > 0 ? $"{due.Count} to do, {overdue} overdue." : $"{due.Count} to do, the first by {due[0].InWords()}.",
            escalated == 0 ? null : escalated == 1 ? "1 of somebody else's was passed on to you." : $"{escalated} of other people's were passed on to you.",
        ];
        return says.OfType<string>().ToList() is { Count: > 0 } told ? string.Join(" ", told) : null;
    }
}

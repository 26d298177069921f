using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Items;

/// <summary>On the first page of somebody who is invited: how many families the meeting wants to hear them about, and when.</summary>
internal sealed class WaitingInvitations(ISend send) : IWaiting
{
    public string Path => "/mdt/invited";

    public async Task<string?> Says(CancellationToken ct)
    {
        var items = await send.Ask(new ListInvitedItems.Query(), ct);
        return items.Count == 0 ? null : $"{(items.Count == 1 ? "1 family" : $"{items.Count} families")} to talk about. The meeting: {items[0].StartsAt.InWords()}, {items[0].Place}.";
    }
}

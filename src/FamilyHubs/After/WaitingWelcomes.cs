using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.After;

/// <summary>On the first page: how many new families wait to be welcomed, and how many of them too long.</summary>
internal sealed class WaitingWelcomes(ISend send) : IWaiting
{
    public string Path => "/familyhubs/welcome";

    public async Task<string?> Says(CancellationToken ct)
    {
        var found = await send.Ask(new ListWelcomes.Query(), ct);
        var (all, late) = (found.Families.Count, found.Families.Count(f => f.Late));
        return all == 0 ? null : $"{all}{(found.More ? " or more" : "")} {(all == 1 ? "family" : "families")} to welcome{(late == 0 ? "" : $", {late} late")}.";
    }
}

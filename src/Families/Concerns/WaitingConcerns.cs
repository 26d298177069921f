using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Concerns;

/// <summary>On the first page of a safeguarding lead: how many concerns are open, and in how many somebody is in danger.</summary>
internal sealed class WaitingConcerns(ISend send) : IWaiting
{
    public string Path => "/families/concerns";

    public async Task<string?> Says(CancellationToken ct)
    {
        var open = await send.Ask(new ListConcerns.Query(), ct);
        var danger = open.Count(c => c.ImmediateDanger);
        return open.Count == 0 ? null : danger > 0 ? $"{open.Count} open, {danger} where somebody is in danger now." : $"{open.Count} open.";
    }
}

using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Sharing;

/// <summary>On a chair's first page: in how many families sharing is objected to.</summary>
internal sealed class WaitingObjections(ISend send) : IWaiting
{
    public string Path => "/mdt/objections";

    public async Task<string?> Says(CancellationToken ct)
    {
        var rows = await send.Ask(new ListObjectionsHeard.Query(), ct);
        return rows.Count(r => !r.GoesOn) switch { 0 => null, 1 => "Somebody objects to being talked about.", var many => $"{many} people object to being talked about." };
    }
}

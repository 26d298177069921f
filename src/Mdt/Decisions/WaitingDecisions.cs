using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>On the first page: how many decisions of the person's teams wait to be confirmed, were not answered in time, or lack their safeguarding reference.</summary>
internal sealed class WaitingDecisions(OpenDecisions open) : IWaiting
{
    public string Path => "/mdt/decisions";

    public async Task<string?> Says(CancellationToken ct)
    {
        var counts = await open.Count(ct);
        string[] parts =
        [
            .. counts.ForQuorum > 0 ? [$"{counts.ForQuorum} to confirm"] : Array.Empty<string>(),
            .. counts.InSilence > 0 ? [$"{counts.InSilence} not answered in time"] : Array.Empty<string>(),
            .. counts.WithoutReference > 0 ? [$"{counts.WithoutReference} without the reference of the safeguarding referral"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? null : $"{string.Join(", ", parts)}.";
    }
}

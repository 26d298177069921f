using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>On the first page: how many summaries wait for a lead practitioner, and for how many items a chair has chosen nobody yet.</summary>
internal sealed class WaitingSummaries(OpenSummaries open) : IWaiting
{
    private const int Most = 100;

    public string Path => "/mdt/summaries";

    public async Task<string?> Says(CancellationToken ct)
    {
        var (confirm, choose) = ((await open.ToConfirm(Most, ct)).Count, (await open.ToChoose(Most, ct)).Count);
        string?[] says = [confirm == 0 ? null : $"{confirm} to read and confirm.", choose == 0 ? null : $"{choose} to choose people for."];
        return confirm + choose == 0 ? null : string.Join(" ", says.OfType<string>());
    }
}

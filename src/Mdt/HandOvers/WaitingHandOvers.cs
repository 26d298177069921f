using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>On the first page: how many hand-overs wait for the person's answer.</summary>
internal sealed class WaitingHandOvers(HandOversThatWait waits, TimeProvider clock) : IWaiting
{
    public string Path => "/mdt/hand-overs";

    public async Task<string?> Says(CancellationToken ct)
    {
        var mine = (await waits.All(ct)).Where(r => r.IsMine).ToList();
        var late = mine.Count(r => HandOversThatWait.IsLate(r, clock.Today()));
        return mine.Count == 0 ? null : $"{mine.Count} to answer{(late > 0 ? $", {late} late" : "")}.";
    }
}

using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>What became of a call.</summary>
internal enum CallOutcome { Connected, NoAnswer, Failed }

/// <summary>
/// Rings two people and joins them, so that neither sees the other's number. An adapter looks the numbers up itself when it rings, and keeps none. Which one is used is the setting
/// <c>peer.callAdapter</c>; with none there are messages alone.
/// </summary>
internal interface IMaskedCalls
{
    /// <summary>As the setting names it.</summary>
    string Code { get; }

    /// <summary>Rings nobody, so that outside a demonstration it would promise a call that never comes.</summary>
    bool IsForDemo => false;

    /// <param name="callId">The same for a call that is tried again.</param>
    /// <param name="supporterUserId">Whom it rings first.</param>
    /// <param name="personId">Whom it rings then.</param>
    Task<CallOutcome> Connect(Guid callId, Guid supporterUserId, Guid personId, int minutes, CancellationToken ct);
}

/// <summary>Rings nobody: for a demonstration, where every call is answered.</summary>
internal sealed class SimulatedCalls : IMaskedCalls
{
    public string Code => "simulated";

    public bool IsForDemo => true;

    public Task<CallOutcome> Connect(Guid callId, Guid supporterUserId, Guid personId, int minutes, CancellationToken ct) => Task.FromResult(CallOutcome.Connected);
}

/// <summary>The adapter that the setting names.</summary>
internal sealed class Calls(IEnumerable<IMaskedCalls> adapters, ISend send, Marks marks)
{
    internal const string None = "There are no calls here: write messages instead";

    /// <summary>Null where calls are not made.</summary>
    internal async Task<IMaskedCalls?> Adapter(CancellationToken ct)
    {
        var code = await send.Ask(new GetSetting("peer.callAdapter", null), ct);
        var adapter = adapters.FirstOrDefault(a => a.Code == code);
        return adapter is { IsForDemo: true } && await marks.Get(Marks.Demo, ct) is null ? null : adapter;
    }
}

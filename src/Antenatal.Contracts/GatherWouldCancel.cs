using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Contracts;

/// <summary>What each module would cancel if the loss of this pregnancy were recorded, and what it cancelled when one was: shown before, and after a re-opening. No names.</summary>
[Allows("antenatal.losses.record", On = nameof(PregnancyId))]
public sealed record GatherWouldCancel(Guid PregnancyId, Guid PersonId) : IGather<GatherWouldCancel.Part>
{
    /// <param name="Module">The name of the module that would cancel it, as "FamilyHubs".</param>
    /// <param name="Says">One line in plain words: "2 bookings of sessions".</param>
    /// <param name="WasCancelled">It was cancelled and nobody has looked at it since; false for what would be.</param>
    public sealed record Part(string Module, string Says, bool WasCancelled = false);
}

using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Contracts;

/// <summary>What each module would cancel if the loss of this pregnancy were recorded, shown before it is; and what it did cancel, shown after a re-opening. No names.</summary>
/// <param name="PersonId">The woman.</param>
[Allows("antenatal.losses.record", On = nameof(PregnancyId))]
public sealed record GatherWouldCancel(Guid PregnancyId, Guid PersonId) : IGather<GatherWouldCancel.Part>
{
    /// <param name="Module">Who would cancel it: "FamilyHubs".</param>
    /// <param name="Says">One line in plain words: "2 bookings of sessions".</param>
    /// <param name="WasCancelled">True: it was cancelled by the recorded loss, and nothing of it is restored by itself. False: it stands, and would be cancelled.</param>
    public sealed record Part(string Module, string Says, bool WasCancelled);
}

using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>What each module would stop if this person's death were recorded: shown before it is, so that nobody is surprised. No names.</summary>
[Allows("families.people.write", On = nameof(PersonId))]
public sealed record GatherWouldStop(Guid PersonId) : IGather<GatherWouldStop.Part>
{
    /// <param name="Module">Who would stop it: "FamilyHubs".</param>
    /// <param name="Says">One line in plain words: "2 bookings of sessions".</param>
    public sealed record Part(string Module, string Says);
}

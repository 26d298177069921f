using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>What happened with a household, each module by its own permission. Newest first is for the asker.</summary>
[Allows("families.households.view", On = nameof(HouseholdId))]
public sealed record GatherTimeline(Guid HouseholdId) : IGather<GatherTimeline.Part>
{
    /// <param name="Module">Who knows it: "Mdt".</param>
    /// <param name="Says">One line in plain words, without names of family members.</param>
    /// <param name="Path">Where it is read, below the root; null for nowhere.</param>
    public sealed record Part(DateTimeOffset At, string Module, string Says, string? Path = null);
}

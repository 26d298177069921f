using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Contracts;

/// <summary>What somebody does first, before contact that was stopped about a pregnancy may begin again: until nobody answers anything, it does not. No names.</summary>
/// <param name="PregnancyId">Whom the hold is about; null where it was set without knowing of one.</param>
[Allows("contact.holds.release-pregnancy", On = nameof(PersonId))]
public sealed record GatherBeforeRelease(Guid PersonId, Guid HoldId, Guid? PregnancyId) : IGather<GatherBeforeRelease.Part>
{
    /// <param name="Says">What to do, as a sentence: "Read each message again first".</param>
    /// <param name="Path">The page where it is done, below the root.</param>
    public sealed record Part(string Says, string Path);
}

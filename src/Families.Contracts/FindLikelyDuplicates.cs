using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>Who might be the same person as this draft, before it is saved. The check runs over all people; it shows only those whom the viewer may see.</summary>
/// <param name="Born">The day, or the first of the month; null when not said.</param>
/// <param name="Phone">As typed; null for none.</param>
/// <param name="Traced">The source says that the number was traced: a typed one matches nobody by itself.</param>
[Allows("families.households.register", Unscoped = "a household that is new belongs to nobody yet")]
public sealed record FindLikelyDuplicates(string? FirstName, string? FamilyName, DateOnly? Born, string? Postcode, string? Phone, string? NhsNumber, bool Traced = false) : IQuery<FindLikelyDuplicates.Answer>
{
    /// <param name="Likely">Those whom the viewer may see, at most 10, the likeliest first.</param>
    /// <param name="SomebodyWillLook">There may be somebody whom the viewer may not see: never who, nor how many.</param>
    public sealed record Answer(IReadOnlyList<Hit> Likely, bool SomebodyWillLook);

    /// <param name="Name">Masked for the viewer.</param>
    /// <param name="Because">In words: "the same telephone number".</param>
    public sealed record Hit(Guid PersonId, Guid? HouseholdId, string Name, string? Age, string Because);
}

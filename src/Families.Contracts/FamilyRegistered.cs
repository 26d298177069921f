using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>A household and its people were registered.</summary>
/// <param name="Source">How they came: "door", "import", "demo".</param>
public sealed record FamilyRegistered(Guid HouseholdId, IReadOnlyList<Guid> PersonIds, Guid? OrganisationId, string Source) : IEvent;

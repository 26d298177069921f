using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>A household has another address from a day on.</summary>
/// <param name="ToNeighbourhoodId">Null when the new address lies outside the areas, or is none.</param>
public sealed record HouseholdMoved(Guid HouseholdId, DateOnly On, Guid? ToNeighbourhoodId) : IEvent;

using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Contracts;

/// <summary>A hub begins to work with a household: shown on its card, and from now in the scope of the hub's staff.</summary>
/// <param name="OrganisationId">Who runs the hub; null where it is not known.</param>
/// <param name="Kind">"hub".</param>
public sealed record HubInvolvementBegan(Guid InvolvementId, Guid HouseholdId, Guid? OrganisationId, Guid SiteId, string Kind, DateOnly On, bool Shown) : IEvent;

/// <summary>What began under this id has ended; a second end changes nothing.</summary>
public sealed record HubInvolvementEnded(Guid InvolvementId, Guid HouseholdId, DateOnly On) : IEvent;

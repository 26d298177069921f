using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>Somebody owes an action; its text stands on the owner's own list.</summary>
/// <param name="OwnerUserId">Who is told; of an organisation, the one of it who was invited.</param>
/// <param name="OrganisationId">The organisation that owes it; null where one person does.</param>
public sealed record MdtActionAssigned(Guid ActionId, Guid CaseId, Guid OwnerUserId, DateOnly Due, Guid? OrganisationId = null) : IEvent;

using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>Somebody owes an action; its text stands on the owner's own list.</summary>
public sealed record MdtActionAssigned(Guid ActionId, Guid CaseId, Guid OwnerUserId, DateOnly Due) : IEvent;

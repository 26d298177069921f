using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>An action was not done by its day; told once.</summary>
/// <param name="Due">The London day by whose end it should have been done.</param>
public sealed record MdtActionOverdue(Guid ActionId, Guid CaseId, Guid OwnerUserId, DateOnly Due) : IEvent;

using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>An action was done.</summary>
public sealed record MdtActionDone(Guid ActionId, Guid CaseId, DateOnly On) : IEvent;

using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Contracts;

/// <summary>A worker's line manager today, or the manager's deputy while the manager is away; null for none, as for invited attendees.</summary>
public sealed record GetManagerOf(Guid UserId) : IFact<Guid?>;

using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Contracts;

/// <summary>A worker no longer has an account: what they held is to be handed over.</summary>
/// <param name="On">The London day on which it ended.</param>
public sealed record AccountEnded(Guid UserId, DateOnly On) : IEvent;

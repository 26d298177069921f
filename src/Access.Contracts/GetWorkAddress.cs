using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Contracts;

/// <summary>Where a notice to a worker is sent; null when the account has ended. Never shown.</summary>
public sealed record GetWorkAddress(Guid UserId) : IFact<string?>;

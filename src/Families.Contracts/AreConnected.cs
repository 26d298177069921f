using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>
/// Whether two people know one another as far as this program knows: the same household now or within a year, a recorded relationship,
/// or, for a worker, involvement with the other's household. The answer shows no address.
/// </summary>
/// <param name="PersonOrUserId">A person or a worker's account.</param>
public sealed record AreConnected(Guid PersonOrUserId, Guid OtherPersonId) : IFact<bool>;

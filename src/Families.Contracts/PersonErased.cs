using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>
/// What was kept about a person was emptied because its time was over: names, days, places, ways to reach them. The id stays, and names nobody.
/// Whoever keeps words about this person empties them.
/// </summary>
public sealed record PersonErased(Guid PersonId) : IEvent;

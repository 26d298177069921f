using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>Which of these words are names of somebody in a family that a worker works with, or did: so that nobody is named where others read. Never of somebody restricted.</summary>
/// <param name="UserId">The worker.</param>
/// <param name="Words">Each folded (<see cref="Folded.Text"/>), without spaces; at most 1,000.</param>
public sealed record FindNamesAmong(Guid UserId, IReadOnlyList<string> Words) : IFact<IReadOnlyList<string>>;

using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Contracts;

/// <summary>The working day that many after a day: Monday to Friday, without England's bank holidays.</summary>
/// <param name="Days">0 answers the day itself, or the next working day when it is none.</param>
public sealed record AddWorkingDays(DateOnly Day, int Days) : IFact<DateOnly>;

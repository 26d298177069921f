using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Contracts;

/// <summary>The working day that many after a day: Monday to Friday, without England's bank holidays.</summary>
/// <remarks>The day itself is not counted: one working day after a Friday or a Saturday is Monday. Beyond the last bank holiday that is known (2030, unless more were added) weekends alone are left out.</remarks>
/// <param name="Days">0 answers the day itself, or the next working day when it is none; below 0 counts back.</param>
public sealed record AddWorkingDays(DateOnly Day, int Days) : IFact<DateOnly>;

using System.Globalization;

namespace Neighbourhood.Kernel;

/// <summary>The times for which figures are shown. Who sees them controlled chooses between whole years alone: of two spans that overlap, the difference would give small counts away.</summary>
public static class FigurePeriod
{
    public const string Year = "year";
    public const string LastYear = "last-year";
    public const string TwelveMonths = "months-12";
    public const string ThreeMonths = "months-3";

    /// <summary>What is asked for, where the viewer may have it; the financial year otherwise.</summary>
    /// <param name="exact">The viewer sees the figures as they are.</param>
    public static string Of(string? asked, bool exact) => asked is LastYear || (exact && asked is TwelveMonths or ThreeMonths) ? asked! : Year;

    /// <summary>The first day, and the first that is no more part of it.</summary>
    /// <param name="yearStarts">Month and day, as "04-01" (setting insight.fyStart).</param>
    public static (DateOnly From, DateOnly To) Days(string period, DateOnly today, string yearStarts)
    {
        var (month, day) = (int.Parse(yearStarts.AsSpan(0, 2), CultureInfo.InvariantCulture), int.Parse(yearStarts.AsSpan(3, 2), CultureInfo.InvariantCulture));
        var begun = new DateOnly(today.Year, month, Math.Min(day, DateTime.DaysInMonth(today.Year, month))) is var start && start <= today ? start : start.AddYears(-1);
        return period switch
        {
            LastYear => (begun.AddYears(-1), begun),
            TwelveMonths => (today.AddDays(1).AddMonths(-12), today.AddDays(1)),
            ThreeMonths => (today.AddDays(1).AddMonths(-3), today.AddDays(1)),
            _ => (begun, begun.AddYears(1)),
        };
    }
}

using System.Globalization;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>Moments, ages and sizes as people read them.</summary>
internal static class Says
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>On London's clocks: "2 March 2026, 10:00".</summary>
    internal static string Moment(DateTimeOffset at) => at.London().ToString("d MMMM yyyy, HH:mm", English);

    /// <summary>"5 minutes", "3 hours", "12 days".</summary>
    internal static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 2 } => $"{Math.Max(0, (int)age.TotalSeconds)} seconds",
        { TotalHours: < 2 } => $"{(int)age.TotalMinutes} minutes",
        { TotalDays: < 2 } => $"{(int)age.TotalHours} hours",
        _ => $"{(int)age.TotalDays} days",
    };

    /// <summary>"1 row waits", "3 rows wait".</summary>
    internal static string Count(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";

    /// <summary>"312 kB", "1.4 GB".</summary>
    internal static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(English, $"{bytes / 1000.0:0} kB"),
        < 1_000_000_000 => string.Create(English, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(English, $"{bytes / 1e9:0.0} GB"),
    };
}

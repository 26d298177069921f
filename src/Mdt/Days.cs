using System.Globalization;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt;

/// <summary>Days and times as people read them.</summary>
internal static class Days
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"2 March 2026".</summary>
    internal static string InWords(this DateOnly day) => day.ToString("d MMMM yyyy", British);

    /// <summary>"09:30", on London's clocks.</summary>
    internal static string Time(this DateTimeOffset instant) => instant.London().ToString("HH:mm", British);

    /// <summary>"Monday 2 March 2026", on London's clocks.</summary>
    internal static string WholeDay(this DateTimeOffset instant) => instant.London().ToString("dddd d MMMM yyyy", British);

    /// <summary>"2 March 2026 at 09:30", on London's clocks.</summary>
    internal static string InWords(this DateTimeOffset instant) => instant.London().ToString("d MMMM yyyy 'at' HH:mm", British);
}

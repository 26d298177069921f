using System.Globalization;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>Days and times as families read them, on London's clocks.</summary>
internal static class When
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"Tuesday 4 March".</summary>
    internal static string Day(DateTimeOffset at) => at.London().ToString("dddd d MMMM", British);

    /// <summary>"10am", "1:30pm".</summary>
    internal static string Time(DateTimeOffset at)
    {
        var london = at.London();
        var hour = london.Hour % 12 == 0 ? 12 : london.Hour % 12;
        return string.Create(British, $"{hour}{(london.Minute == 0 ? "" : $":{london.Minute:00}")}{(london.Hour < 12 ? "am" : "pm")}");
    }

    /// <summary>"Tuesday 4 March at 10am".</summary>
    internal static string DayAndTime(DateTimeOffset at) => $"{Day(at)} at {Time(at)}";

    /// <summary>"4 March 2026".</summary>
    internal static string Date(DateOnly day) => day.ToString("d MMMM yyyy", British);
}

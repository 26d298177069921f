using System.Globalization;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>Days and times of the offer as people read them, on London's clocks.</summary>
internal static class OfferDays
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"2 March 2026".</summary>
    internal static string DayText(this DateOnly day) => day.ToString("d MMMM yyyy", British);

    /// <summary>"Monday 2 March, 10am to 11:30am".</summary>
    internal static string WhenText(DateTimeOffset starts, DateTimeOffset ends) => $"{SessionWhen.Day(starts.LondonDay())}, {SessionWhen.Span(starts, ends)}";
}

using System.Globalization;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>How the workers' pages say what a site is.</summary>
internal static class SiteWords
{
    /// <summary>An area that is not known is counted and shown, never left out.</summary>
    internal const string UnknownLocality = "Locality not known";

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"£12,500.00".</summary>
    internal static string Pounds(decimal pounds) => pounds.ToString("C2", British);

    internal static string Of(SiteKind kind) => kind switch
    {
        SiteKind.FamilyHub => "Family hub",
        SiteKind.OutreachPoint => "Outreach point",
        _ => "Online",
    };

    internal static string Of(HostBuilding? building) => building switch
    {
        HostBuilding.PurposeBuilt => "Its own building",
        HostBuilding.School => "School",
        HostBuilding.FireStation => "Fire station",
        HostBuilding.MilitaryBase => "Military base",
        HostBuilding.Library => "Library",
        HostBuilding.CommunityCentre => "Community centre",
        HostBuilding.HealthCentre => "Health centre",
        HostBuilding.Other => "Another building",
        _ => "No building",
    };

    internal static string Of(SiteStatus status) => status switch
    {
        SiteStatus.Open => "Open",
        SiteStatus.PartlyOpen => "Partly open",
        SiteStatus.Closed => "Closed",
        SiteStatus.Moved => "Moved",
        _ => "Not found there",
    };

    internal static string Of(SitePart part) => part switch
    {
        SitePart.Provider => "contract",
        SitePart.Funding => "funding",
        _ => "team",
    };

    /// <summary>The days on which a team is there: codes and words, Monday first.</summary>
    internal static IReadOnlyList<(string Code, string Label)> Week { get; } =
        [("Mon", "Monday"), ("Tue", "Tuesday"), ("Wed", "Wednesday"), ("Thu", "Thursday"), ("Fri", "Friday"), ("Sat", "Saturday"), ("Sun", "Sunday")];

    internal static string Days(string codes) => string.Join(", ", Week.Where(d => Codes.Read(codes).Contains(d.Code)).Select(d => d.Label));
}

/// <summary>What of a site comes to an end by itself.</summary>
internal enum SitePart { Provider, Funding, Team }

/// <summary>Lists of codes as they are stored: "Mon,Thu".</summary>
internal static class Codes
{
    internal static IReadOnlyList<string> Read(string? stored) => (stored ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static string Write(IEnumerable<string>? codes) => string.Join(',', codes ?? []);
}

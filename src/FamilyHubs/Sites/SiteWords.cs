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
    internal static IReadOnlyList<Coded> Week { get; } =
        [new("Mon", "Monday"), new("Tue", "Tuesday"), new("Wed", "Wednesday"), new("Thu", "Thursday"), new("Fri", "Friday"), new("Sat", "Saturday"), new("Sun", "Sunday")];
}

/// <summary>What of a site comes to an end by itself.</summary>
internal enum SitePart { Provider, Funding, Team }

using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>What a form says of a site.</summary>
/// <param name="HostBuilding">Null for what is online.</param>
/// <param name="Postcode">Null where there is none: the area is then unknown.</param>
/// <param name="Source">Who says so: a list, a report, a colleague.</param>
internal sealed record SiteAnswers(
    string? Name, SiteKind? Kind, HostBuilding? HostBuilding, string? AddressLine, string? Postcode, string? Link, string? Telephone, string? OpeningHours, string? GettingThere,
    IReadOnlyList<string>? Accessibility, bool Trailblazer, DateOnly? OpenedOn, string? Source)
{
    /// <summary>Without what does not belong to its kind, without spaces around, and with the codes in their own order.</summary>
    internal SiteAnswers Tidy() => this with
    {
        Name = Plain(Name),
        HostBuilding = Kind == SiteKind.Virtual ? null : HostBuilding,
        AddressLine = Kind == SiteKind.Virtual ? null : Plain(AddressLine),
        Postcode = Kind == SiteKind.Virtual ? null : Plain(Postcode)?.ToUpperInvariant(),
        Link = Plain(Link),
        Telephone = Plain(Telephone),
        OpeningHours = Plain(OpeningHours),
        GettingThere = Plain(GettingThere),
        Accessibility = [.. FamilyHubs.Accessibility.OfPlaces.Chosen(Accessibility)],
        Source = Plain(Source),
    };

    /// <exception cref="Refused">All that must be mended.</exception>
    internal void Check(DateOnly today) => new Refusals()
        .Text(Name, "Name", 120, "Enter what the place is called")
        .If(Kind is null, "Kind", "Choose what kind of place it is")
        .If(Kind is SiteKind.FamilyHub or SiteKind.OutreachPoint && HostBuilding is null, "HostBuilding", "Choose what building it is in")
        .Text(AddressLine, "AddressLine", 200, Kind is SiteKind.FamilyHub or SiteKind.OutreachPoint ? "Enter the building and street" : null)
        .Text(Postcode, "Postcode", 10)
        .Text(Link, "Link", 300)
        .If(Plain(Link) is { } link && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"), "Link", "Enter a whole web address, beginning with https://")
        .Text(Telephone, "Telephone", 40)
        .Text(OpeningHours, "OpeningHours", 500)
        .Text(GettingThere, "GettingThere", 500)
        .If(!(Accessibility ?? []).All(FamilyHubs.Accessibility.OfPlaces.Has), "Accessibility", "Choose from the list")
        .If(OpenedOn is null, "OpenedOn", "Enter the day on which it opened or will open")
        .If(OpenedOn > today.AddYears(5), "OpenedOn", "The day must be within five years")
        .If(OpenedOn < new DateOnly(1900, 1, 1), "OpenedOn", "Enter a day after 1900")
        .Text(Source, "Source", 200)
        .Throw();

    private static string? Plain(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

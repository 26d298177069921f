namespace Neighbourhood.FamilyHubs;

/// <summary>What there is on the way in and inside: the codes and the workers' words (hub-sessions.md, "Code lists"). The public page has its own words.</summary>
internal static class Accessibility
{
    /// <summary>What a building has.</summary>
    internal static IReadOnlyList<Coded> OfPlaces { get; } =
    [
        new("wheelchair", "Entrance for wheelchairs"),
        new("partial-wheelchair", "Wheelchairs reach part of it"),
        new("accessible-toilet", "Accessible toilet"),
        new("hoist", "Hoist"),
        new("lift", "Lift"),
        new("hearing-loop", "Hearing loop"),
        new("bsl", "British Sign Language"),
        new("changing-facilities", "Changing facilities"),
        new("baby-changing", "Baby changing"),
        new("disabled-parking", "Disabled parking space"),
        new("car-parking", "Car parking"),
        new("parking-nearby", "Parking nearby"),
        new("bus-stop", "Bus stop nearby"),
    ];

    /// <summary>The same codes as an activity says them: what it has beside its place.</summary>
    internal static IReadOnlyList<Coded> OfActivities { get; } =
    [
        .. OfPlaces.Select(need => need.Code switch
        {
            "wheelchair" => need with { Label = "Wheelchair accessible entrance" },
            "partial-wheelchair" => need with { Label = "Partial wheelchair access" },
            _ => need,
        }),
    ];
}

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

    /// <summary>Children with special educational needs or a disability for whom an activity is made to suit.</summary>
    internal static IReadOnlyList<Coded> Suits { get; } =
    [
        new("autism", "Autistic children"),
        new("hearing", "Children who are deaf or hard of hearing"),
        new("visual", "Children who are blind or partially sighted"),
        new("mobility", "Children who find it hard to move about"),
        new("cognitive", "Children with a learning disability"),
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

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>What a building has for those who need it: the codes and the workers' words (hub-sessions.md, "Code lists"). The public page has its own words.</summary>
internal static class Accessibility
{
    internal static IReadOnlyList<(string Code, string Label)> All { get; } =
    [
        ("wheelchair", "Entrance for wheelchairs"),
        ("partial-wheelchair", "Wheelchairs reach part of it"),
        ("accessible-toilet", "Accessible toilet"),
        ("hoist", "Hoist"),
        ("lift", "Lift"),
        ("hearing-loop", "Hearing loop"),
        ("bsl", "British Sign Language"),
        ("changing-facilities", "Changing facilities"),
        ("baby-changing", "Baby changing"),
        ("disabled-parking", "Disabled parking space"),
        ("car-parking", "Car parking"),
        ("parking-nearby", "Parking nearby"),
        ("bus-stop", "Bus stop nearby"),
    ];

    internal static bool Knows(string code) => All.Any(a => a.Code == code);

    internal static string Words(string stored) =>
        string.Join(", ", All.Where(a => Codes.Read(stored).Contains(a.Code)).Select(a => a.Label));
}

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>What the screens about devices say.</summary>
internal static class DoorWords
{
    internal static string Ended(DeviceEnd? why) => why switch
    {
        DeviceEnd.HandedOver => "Handed over",
        DeviceEnd.Lost => "Lost or stolen",
        DeviceEnd.Replaced => "Replaced",
        DeviceEnd.NotNeeded => "Not needed",
        DeviceEnd.AccountEnded => "Its worker has left",
        _ => "In use",
    };

    internal static string Kind(EntryKind kind) => kind switch
    {
        EntryKind.Attendance => "Somebody who came",
        EntryKind.Count => "People who were counted",
        EntryKind.Family => "A new family",
        EntryKind.Removal => "Taken back",
        EntryKind.Change => "How somebody came",
        EntryKind.Close => "The register was closed",
        _ => "A concern",
    };

    /// <summary>"9 people: 8 on the register, 1 to be looked at".</summary>
    internal static string Sum(DeviceSum sum) => sum.Made == 0 ? "Nobody yet" : $"{Register.RegisterWords.People(sum.Made)}: " + string.Join(", ", new[]
    {
        sum.Joined == 0 ? null : $"{sum.Joined} on the register",
        sum.Held == 0 ? null : $"{sum.Held} to be looked at",
        sum.Refused == 0 ? null : $"{sum.Refused} not taken",
    }.OfType<string>());
}

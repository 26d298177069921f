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

    internal static string Sum(DeviceSum sum) => $"{sum.Made} noted: {sum.Joined} joined the register, {sum.Held} held, {sum.Refused} refused";
}

using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Packs;

/// <summary>When there is a pack, and what it says.</summary>
internal static class Pack
{
    /// <summary>From the closing of the list on; a meeting that was cancelled has none.</summary>
    internal static bool Exists(MeetingStatus status) => status is MeetingStatus.ListClosed or MeetingStatus.InProgress || Meeting.HasMinutes(status);

    /// <summary>At the foot of every page of paper.</summary>
    internal static string Foot(PackView pack) => $"Drawn for {pack.DrawnFor} on {pack.DrawnAt.InWords()}. Confidential: do not pass on or leave where others can read it.";
}

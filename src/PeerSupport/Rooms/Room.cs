using System.Security.Cryptography;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Talks;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>A wall is read and now and then written on; a group is a conversation.</summary>
internal enum RoomKind { Wall, Group }

/// <summary>What is written is shown when somebody has read it; what was reported often waits to be read again.</summary>
internal enum PostState { Waiting, Shown, NotShown, Reported }

/// <summary>Why somebody reports what is shown.</summary>
internal enum ReportWhy { ClinicalAdvice, Private, Unkind, Worrying, Other }

/// <summary>Limits and words of walls and groups.</summary>
internal static class Room
{
    internal const int LongestTitle = 100;
    internal const int LongestAbout = 500;
    internal const int LongestWords = 1500;
    internal const int LongestName = 40;

    /// <summary>Why a post is shown to nobody who is not its moderator, and why it cannot be shown at all.</summary>
    internal const string ClinicalAdvice = "ClinicalAdvice";

    /// <summary>What stands on every wall.</summary>
    internal const string NoAdvice = "Nobody here is a nurse or a doctor. Write what helped you, not what somebody should take or stop taking.";

    internal const string Over = "This page does not work any more. Ask whoever gave you its address for a new one";

    internal const string Why = "parents who were given the address of a wall or group read and write there without an account; without its secret it answers nothing";

    internal static string NewSecret() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    internal static string Digest(DigestKey key, string? secret) => key.Of($"peer support room {secret}");

    internal static string Path(string secret) => $"/peersupport/room/{secret}";

    internal static string Label(RoomKind kind) => kind == RoomKind.Wall ? "Wall" : "Group";

    internal static string Label(PostState state) => state switch
    {
        PostState.Waiting => "New",
        PostState.Shown => "Shown",
        PostState.Reported => "Reported, hidden until you have read it",
        _ => "Not shown",
    };

    internal static string Label(ReportWhy why) => why switch
    {
        ReportWhy.ClinicalAdvice => "It tells people what to take or do, as a doctor would",
        ReportWhy.Private => "It says who somebody is or where they live",
        ReportWhy.Unkind => "It is unkind",
        ReportWhy.Worrying => "I am worried about somebody",
        _ => "Something else",
    };

    /// <summary>What stands beside a post for whoever reads it first.</summary>
    internal static string Flag(string code) => code == ClinicalAdvice ? "it may be advice of a clinician" : Wordings.Why(Enum.Parse<HeldCode>(code));
}

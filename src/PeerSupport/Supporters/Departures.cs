namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>Why somebody has a pause: their own wellbeing needs no reason beyond this.</summary>
internal enum PauseReason { OwnWellbeing, FamilyOrWork, ChecksOrTraining, ConcernLookedInto }

/// <summary>Why somebody leaves.</summary>
internal enum LeaveReason { WantedToStop, Moved, NotSuitable, NoAnswer, Other }

internal static class Departures
{
    internal static string Label(PauseReason why) => why switch
    {
        PauseReason.OwnWellbeing => "For their own wellbeing",
        PauseReason.FamilyOrWork => "Family or work",
        PauseReason.ChecksOrTraining => "A check or training is renewed",
        _ => "A concern is looked into",
    };

    internal static string Label(LeaveReason why) => why switch
    {
        LeaveReason.WantedToStop => "They want to stop",
        LeaveReason.Moved => "They moved away",
        LeaveReason.NotSuitable => "It does not suit",
        LeaveReason.NoAnswer => "They did not answer",
        _ => "Something else",
    };
}

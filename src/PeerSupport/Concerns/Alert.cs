using Neighbourhood.Families.Contracts;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>Who pressed the button.</summary>
internal enum AlertSide { Supporter, Parent, Worker }

/// <summary>What the coordinator did.</summary>
internal enum AlertAnswer { SpokeToThem, LeadHasIt, Emergency, Mistake }

/// <summary>Somebody who raises a concern from peer support: what they wrote, and where they were.</summary>
/// <param name="Id">The concern's and the alert's: made when the form was shown, so that a second press is the same.</param>
/// <param name="MatchId">Null where it is about nobody whom they are matched with.</param>
/// <param name="RoomId">The wall or group on which it was raised; null elsewhere.</param>
/// <param name="RequestId">Of a worker's who was on the page of somebody for whom nobody was found yet.</param>
internal sealed record NewConcern(Guid Id, Guid? MatchId, Guid? RoomId, string? Seen, ConcernKind? Kind, bool? ImmediateDanger, DateTimeOffset RaisedAt, Guid? RequestId = null);

/// <summary>Words and limits of the concern button.</summary>
internal static class Alert
{
    /// <summary>Leaves room for where it was raised, which the program writes behind it.</summary>
    internal const int LongestSeen = 3800;

    internal static string InWords(AlertSide side) => side switch
    {
        AlertSide.Supporter => "The supporter",
        AlertSide.Parent => "The parent",
        _ => "A worker",
    };

    internal static string InWords(AlertAnswer answer) => answer switch
    {
        AlertAnswer.SpokeToThem => "I spoke to whoever raised it",
        AlertAnswer.LeadHasIt => "The safeguarding lead has taken it on",
        AlertAnswer.Emergency => "999 or the duty service was rung",
        _ => "It was pressed by mistake",
    };

    internal static string InWords(ConcernKind kind) => kind switch
    {
        ConcernKind.Neglect => "A child is not looked after",
        ConcernKind.Physical => "Somebody is hurt",
        ConcernKind.Emotional => "Somebody is frightened or put down",
        ConcernKind.Sexual => "Somebody is touched or used in a sexual way",
        ConcernKind.DomesticAbuse => "A partner or somebody at home is cruel or controlling",
        ConcernKind.Exploitation => "Somebody is used by others",
        ConcernKind.UnbornBaby => "A baby who is not born yet",
        ConcernKind.SelfHarm => "Somebody may hurt themselves",
        _ => "Something else, or I am not sure",
    };

    /// <summary>Behind what they wrote, for the safeguarding lead: where it comes from. It names nobody.</summary>
    internal static string Where(AlertSide side, Guid alertId) => side switch
    {
        AlertSide.Supporter => $"\n\nRaised by a volunteer of peer support. They know the family by a first name alone; the program has named the person. /peersupport/alerts/{alertId}",
        AlertSide.Parent => $"\n\nRaised by a parent in peer support, without an account. It may be about their supporter. /peersupport/alerts/{alertId}",
        _ => $"\n\nRaised by a worker in peer support. /peersupport/alerts/{alertId}",
    };

    /// <summary>Days for which a form may have stood open.</summary>
    private const int LongestOpen = 7;

    /// <summary>When the form was opened, from the form; now where it says something that cannot be.</summary>
    internal static DateTimeOffset Begun(long? written, DateTimeOffset now) =>
        written is { } at && at <= now.ToUnixTimeMilliseconds() && at > now.AddDays(-LongestOpen).ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(at) : now;

    /// <summary>Only a path of this service is a way back.</summary>
    internal static string Local(string? back) =>
        back is { Length: > 1 and <= 500 } && back[0] == '/' && back[1] is not ('/' or '\\') && !back.Any(c => char.IsControl(c) || c == '\\') ? back : "/";
}

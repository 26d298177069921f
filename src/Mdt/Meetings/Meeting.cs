using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>The states of a meeting.</summary>
internal enum MeetingStatus { Planned, ListOpen, ListClosed, InProgress, MinutesDraft, MinutesApproved, Circulated, Cancelled }

/// <summary>The states of a meeting and the steps between them. What is not on the list is refused, with a reason in plain words.</summary>
internal static class Meeting
{
    internal sealed record Transition(MeetingStatus From, MeetingStatus To);

    internal static IReadOnlyList<Transition> Transitions { get; } =
    [
        new(MeetingStatus.Planned, MeetingStatus.ListOpen),
        new(MeetingStatus.ListOpen, MeetingStatus.ListClosed),
        new(MeetingStatus.ListClosed, MeetingStatus.InProgress),
        new(MeetingStatus.InProgress, MeetingStatus.MinutesDraft),
        new(MeetingStatus.MinutesDraft, MeetingStatus.MinutesApproved),
        new(MeetingStatus.MinutesApproved, MeetingStatus.Circulated),
        new(MeetingStatus.Planned, MeetingStatus.Cancelled),
        new(MeetingStatus.ListOpen, MeetingStatus.Cancelled),
        new(MeetingStatus.ListClosed, MeetingStatus.Cancelled),
    ];

    internal static bool May(MeetingStatus from, MeetingStatus to) => Transitions.Contains(new Transition(from, to));

    /// <summary>Refuses a step that is not on the list.</summary>
    internal static void Check(MeetingStatus from, MeetingStatus to)
    {
        if (!May(from, to)) throw new Refused("", $"This meeting {InWords(from)}, so {Wish(to)}");
    }

    /// <summary>Refuses what can only be done while the meeting is in one of these states.</summary>
    internal static void CheckIs(MeetingStatus now, string wish, params MeetingStatus[] states)
    {
        if (!states.Contains(now)) throw new Refused("", $"This meeting {InWords(now)}, so {wish}");
    }

    /// <summary>Whether people come and go: the list is closed or the meeting runs.</summary>
    internal static bool IsGathering(MeetingStatus status) => status is MeetingStatus.ListClosed or MeetingStatus.InProgress;

    /// <summary>Whether there are minutes, drafted or approved.</summary>
    internal static bool HasMinutes(MeetingStatus status) => status is MeetingStatus.MinutesDraft or MeetingStatus.MinutesApproved or MeetingStatus.Circulated;

    /// <summary>Whether the minutes are approved: nothing of them is rewritten any more.</summary>
    internal static bool IsLocked(MeetingStatus status) => status is MeetingStatus.MinutesApproved or MeetingStatus.Circulated;

    /// <summary>For a tag.</summary>
    internal static string Label(MeetingStatus status) => status switch
    {
        MeetingStatus.Planned => "Planned",
        MeetingStatus.ListOpen => "List open",
        MeetingStatus.ListClosed => "List closed",
        MeetingStatus.InProgress => "In progress",
        MeetingStatus.MinutesDraft => "Minutes to approve",
        MeetingStatus.MinutesApproved => "Minutes approved",
        MeetingStatus.Circulated => "Minutes sent",
        _ => "Cancelled",
    };

    internal static string Colour(MeetingStatus status) => status switch
    {
        MeetingStatus.Planned => "grey",
        MeetingStatus.ListOpen => "blue",
        MeetingStatus.ListClosed => "purple",
        MeetingStatus.InProgress => "green",
        MeetingStatus.MinutesDraft => "yellow",
        MeetingStatus.Cancelled => "red",
        _ => "white",
    };

    /// <summary>What to do next, for a list.</summary>
    internal static string Next(MeetingStatus status, bool talksAboutFamilies) => status switch
    {
        MeetingStatus.Planned => "Nothing yet",
        MeetingStatus.ListOpen => talksAboutFamilies ? "Look at the list; it closes by itself" : "Look at the agenda; it closes by itself",
        MeetingStatus.ListClosed => "Record who is here and start",
        MeetingStatus.InProgress => "Run the meeting",
        MeetingStatus.MinutesDraft => "Read and approve the minutes",
        MeetingStatus.MinutesApproved => "Send the minutes",
        _ => "Nothing",
    };

    /// <summary>To stand after "This meeting".</summary>
    internal static string InWords(MeetingStatus status) => status switch
    {
        MeetingStatus.Planned => "is planned and its list is not open",
        MeetingStatus.ListOpen => "has an open list",
        MeetingStatus.ListClosed => "has a closed list and has not started",
        MeetingStatus.InProgress => "is in progress",
        MeetingStatus.MinutesDraft => "is over and its minutes wait for approval",
        MeetingStatus.MinutesApproved => "is over and its minutes are approved",
        MeetingStatus.Circulated => "is over and its minutes were sent",
        _ => "was cancelled",
    };

    private static string Wish(MeetingStatus to) => to switch
    {
        MeetingStatus.Planned => "it cannot be planned again",
        MeetingStatus.ListOpen => "its list cannot be opened",
        MeetingStatus.ListClosed => "its list cannot be closed",
        MeetingStatus.InProgress => "it cannot be started",
        MeetingStatus.MinutesDraft => "it cannot be finished",
        MeetingStatus.MinutesApproved => "its minutes cannot be approved",
        MeetingStatus.Circulated => "its minutes cannot be sent",
        _ => "it cannot be cancelled",
    };
}

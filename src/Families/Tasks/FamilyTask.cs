using System.Globalization;
using Neighbourhood.Families.Contracts;

namespace Neighbourhood.Families.Tasks;

/// <summary>How far a task is.</summary>
internal enum TaskState { Open, InProgress, Done, Cancelled }

/// <summary>Where an open task stands in a list, by the London day.</summary>
internal enum TaskBucket
{
    /// <summary>Somebody must look whether it is still to be done: the person it is about has died.</summary>
    Review,
    Overdue,
    Today,
    Upcoming,
}

/// <summary>What was done with a task.</summary>
internal enum TaskStep { Opened, Changed, HandedOver, Taken, Started, Done, Cancelled, PutToReview }

/// <summary>The rules of tasks: words, buckets, and which kinds are not shown to everybody who works with a family.</summary>
internal static class FamilyTask
{
    internal const int LongestTitle = 200;
    internal const int LongestReason = 200;
    internal const int LongestKind = 40;

    /// <summary>The kind of what somebody wrote by hand.</summary>
    internal const string ByHand = "families.byHand";

    /// <summary>Such a task tells of what the module itself shows to few: on a card it stands for those alone who have it.</summary>
    private static readonly string[] Quiet = ["antenatal.", "peersupport.", "safeguarding.", "hub.link", "hub.stopped"];

    internal static bool IsQuiet(string kind) => Quiet.Any(q => kind.StartsWith(q, StringComparison.OrdinalIgnoreCase));

    internal static bool HasEnded(TaskState state) => state is TaskState.Done or TaskState.Cancelled;

    internal static TaskBucket Bucket(DateOnly due, bool review, DateOnly today) =>
        review ? TaskBucket.Review : due < today ? TaskBucket.Overdue : due == today ? TaskBucket.Today : TaskBucket.Upcoming;

    /// <summary>The one reminder: the day before.</summary>
    internal static bool IsDueTomorrow(DateOnly due, DateOnly today) => due == today.AddDays(1);

    internal static string InWords(TaskBucket bucket) => bucket switch
    {
        TaskBucket.Review => "Look at these first",
        _ => bucket.ToString(),
    };

    internal static string InWords(TaskState state) => state switch
    {
        TaskState.Open => "To do",
        TaskState.InProgress => "In progress",
        _ => state.ToString(),
    };

    internal static string InWords(TaskStep step) => step switch
    {
        TaskStep.HandedOver => "Handed over",
        TaskStep.PutToReview => "To be looked at: the person has died",
        _ => step.ToString(),
    };

    /// <summary>Where it came from, in words.</summary>
    internal static string Origin(string kind) => kind.Split('.')[0].ToLowerInvariant() switch
    {
        "families" when string.Equals(kind, ByHand, StringComparison.Ordinal) => "Written by hand",
        "families" => "Families",
        "mdt" => "Case meetings",
        "hub" or "familyhubs" => "Family hub",
        "antenatal" => "Antenatal",
        "peersupport" => "Peer support",
        "contact" => "Messages",
        "safeguarding" => "Safeguarding",
        _ => "Another part of the service",
    };

    /// <summary>"Monday 2 March": the year only where it is another.</summary>
    internal static string Day(DateOnly day, DateOnly today) =>
        day.ToString(day.Year == today.Year ? "dddd d MMMM" : "d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>Only a page of this service is where a task is done.</summary>
    internal static bool IsPath(string path) => path is { Length: > 1 and <= 200 } && path[0] == '/' && path[1] is not ('/' or '\\') && !path.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\');

    internal static IEnumerable<TaskPriority> Priorities => Enum.GetValues<TaskPriority>().OrderDescending();

    internal static string InWords(TaskPriority priority) => priority == TaskPriority.None ? "No priority" : priority.ToString();
}

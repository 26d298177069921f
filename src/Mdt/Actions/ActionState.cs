using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>The states of an action. Open and overdue are told apart by its day, in London.</summary>
internal enum ActionStatus { Open, Overdue, Done, Cancelled }

/// <summary>What happened to an action without an end of it, as it stands in its history.</summary>
internal enum ActionNote { HandedBack, HandedOn, Reassigned, DayMoved, DayKept, TimeAsked, ManagerTold, ChairTold }

/// <summary>Who takes a step of an action.</summary>
[Flags]
internal enum ActionActor { None = 0, Owner = 1, Coordinator = 2, Chair = 4, Time = 8 }

/// <summary>The states of an action and the steps between them. What is not on the list is refused, with a reason in plain words.</summary>
internal static class ActionState
{
    private const ActionActor Team = ActionActor.Coordinator | ActionActor.Chair;

    internal sealed record Transition(ActionStatus From, ActionStatus To, ActionActor Who);

    /// <summary>From a state to itself: it has another owner, another day, or somebody asks for one.</summary>
    internal static IReadOnlyList<Transition> Transitions { get; } =
    [
        new(ActionStatus.Open, ActionStatus.Open, ActionActor.Owner | Team),
        new(ActionStatus.Open, ActionStatus.Overdue, ActionActor.Time),
        new(ActionStatus.Open, ActionStatus.Done, ActionActor.Owner),
        new(ActionStatus.Open, ActionStatus.Cancelled, Team),
        new(ActionStatus.Overdue, ActionStatus.Overdue, ActionActor.Owner | Team),
        new(ActionStatus.Overdue, ActionStatus.Open, Team),
        new(ActionStatus.Overdue, ActionStatus.Done, ActionActor.Owner),
        new(ActionStatus.Overdue, ActionStatus.Cancelled, Team),
    ];

    /// <summary>As the facts and the day say.</summary>
    internal static ActionStatus Of(DateTimeOffset? doneAt, DateTimeOffset? cancelledAt, DateOnly dueOn, DateOnly today) =>
        cancelledAt is not null ? ActionStatus.Cancelled : doneAt is not null ? ActionStatus.Done : dueOn < today ? ActionStatus.Overdue : ActionStatus.Open;

    /// <summary>For figures: done by the end of its London day.</summary>
    internal static bool OnTime(DateTimeOffset doneAt, DateOnly dueOn) => doneAt.LondonDay() <= dueOn;

    internal static bool IsOpen(ActionStatus status) => status is ActionStatus.Open or ActionStatus.Overdue;

    /// <summary>Refuses a step that is not on the list, or that somebody else takes.</summary>
    internal static void Check(ActionStatus from, ActionStatus to, ActionActor who)
    {
        if (Transitions.FirstOrDefault(t => t.From == from && t.To == to) is not { } step)
            throw new Refused("", $"This action {InWords(from)}, so it cannot be {Participle(to)}");
        if ((step.Who & who) == ActionActor.None)
            throw new Refused("", $"Only {Names(step.Who)} can do this");
    }

    internal static string Label(ActionStatus status) => status.ToString();

    internal static string Colour(ActionStatus status) => status switch
    {
        ActionStatus.Open => "blue",
        ActionStatus.Overdue => "orange",
        ActionStatus.Done => "green",
        _ => "grey",
    };

    /// <summary>To stand after "This action".</summary>
    internal static string InWords(ActionStatus status) => status switch
    {
        ActionStatus.Open => "is open",
        ActionStatus.Overdue => "is overdue",
        ActionStatus.Done => "is done already",
        _ => "was cancelled",
    };

    private static string Participle(ActionStatus to) => to switch
    {
        ActionStatus.Done => "marked as done",
        ActionStatus.Cancelled => "cancelled",
        _ => "changed",
    };

    private static string Names(ActionActor who)
    {
        string[] names =
        [
            .. who.HasFlag(ActionActor.Owner) ? ["its owner"] : Array.Empty<string>(),
            .. who.HasFlag(ActionActor.Coordinator) ? ["the team's coordinator"] : Array.Empty<string>(),
            .. who.HasFlag(ActionActor.Chair) ? ["the team's chair"] : Array.Empty<string>(),
            .. who.HasFlag(ActionActor.Time) ? ["the passing of its day"] : Array.Empty<string>(),
        ];
        return string.Join(" or ", names);
    }
}

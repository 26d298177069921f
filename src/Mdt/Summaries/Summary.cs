using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>The states of a summary for one person.</summary>
internal enum SummaryStatus
{
    Drafted,
    /// <summary>The lead practitioner reads it and confirms by hand.</summary>
    ToConfirm,
    Confirmed,
    /// <summary>The message that tells the person of it waits to be sent.</summary>
    Queued,
    Sent,
    /// <summary>The message did not leave, or came back.</summary>
    Undeliverable,
    /// <summary>Somebody went through it with the person.</summary>
    Given,
    Withheld,
}

/// <summary>Who takes a step of a summary.</summary>
[Flags]
internal enum SummaryActor { None = 0, Coordinator = 1, Chair = 2, Lead = 4, Program = 8 }

/// <summary>The states of a summary and the steps between them. What is not on the list is refused, with a reason in plain words.</summary>
internal static class Summary
{
    internal const int Most = 4000;

    private const SummaryActor Writers = SummaryActor.Coordinator | SummaryActor.Chair | SummaryActor.Lead;

    /// <param name="Unflagged">Only where nothing asks for a confirmation by hand.</param>
    internal sealed record Transition(SummaryStatus From, SummaryStatus To, SummaryActor Who, bool Unflagged = false);

    internal static IReadOnlyList<Transition> Transitions { get; } =
    [
        new(SummaryStatus.Drafted, SummaryStatus.ToConfirm, Writers),
        new(SummaryStatus.Drafted, SummaryStatus.Confirmed, Writers, Unflagged: true),
        new(SummaryStatus.ToConfirm, SummaryStatus.Confirmed, SummaryActor.Lead),
        // Whoever changes the words begins again.
        new(SummaryStatus.ToConfirm, SummaryStatus.Drafted, Writers),
        new(SummaryStatus.Confirmed, SummaryStatus.Drafted, Writers),
        // Something was recorded since it was confirmed.
        new(SummaryStatus.Confirmed, SummaryStatus.ToConfirm, SummaryActor.Program),
        new(SummaryStatus.Confirmed, SummaryStatus.Queued, Writers),
        new(SummaryStatus.Confirmed, SummaryStatus.Given, Writers),
        new(SummaryStatus.Queued, SummaryStatus.Sent, SummaryActor.Program),
        new(SummaryStatus.Queued, SummaryStatus.Undeliverable, SummaryActor.Program),
        new(SummaryStatus.Sent, SummaryStatus.Undeliverable, SummaryActor.Program),
        new(SummaryStatus.Queued, SummaryStatus.Given, Writers),
        new(SummaryStatus.Sent, SummaryStatus.Given, Writers),
        new(SummaryStatus.Undeliverable, SummaryStatus.Given, Writers),
        new(SummaryStatus.Drafted, SummaryStatus.Withheld, SummaryActor.Chair | SummaryActor.Lead),
        new(SummaryStatus.ToConfirm, SummaryStatus.Withheld, SummaryActor.Chair | SummaryActor.Lead),
        new(SummaryStatus.Confirmed, SummaryStatus.Withheld, SummaryActor.Chair | SummaryActor.Lead),
    ];

    internal static bool May(SummaryStatus from, SummaryStatus to, SummaryActor who, bool flagged) =>
        Transitions.Any(t => t.From == from && t.To == to && (t.Who & who) != SummaryActor.None && !(t.Unflagged && flagged));

    /// <summary>Refuses a step that is not on the list, or that somebody else takes.</summary>
    internal static void Check(SummaryStatus from, SummaryStatus to, SummaryActor who, bool flagged = false)
    {
        if (Transitions.FirstOrDefault(t => t.From == from && t.To == to) is not { } step)
            throw new Refused("", $"This summary {InWords(from)}, so it cannot be {Participle(to)}");
        if ((step.Who & who) == SummaryActor.None) throw new Refused("", $"Only {Names(step.Who)} can do this");
        if (step.Unflagged && flagged) throw new Refused("", "The lead practitioner must read this summary and confirm it first");
    }

    /// <summary>It has left the draft: the words stand as they were confirmed.</summary>
    internal static bool IsReadable(SummaryStatus status) =>
        status is SummaryStatus.Confirmed or SummaryStatus.Queued or SummaryStatus.Sent or SummaryStatus.Undeliverable or SummaryStatus.Given;

    /// <summary>The team has done its part: it went out, or there is a reason why not.</summary>
    internal static bool IsDone(SummaryStatus status) =>
        status is SummaryStatus.Queued or SummaryStatus.Sent or SummaryStatus.Given or SummaryStatus.Withheld;

    /// <summary>To stand after "This summary".</summary>
    internal static string InWords(SummaryStatus status) => status switch
    {
        SummaryStatus.Drafted => "is a draft",
        SummaryStatus.ToConfirm => "waits for the lead practitioner",
        SummaryStatus.Confirmed => "is confirmed",
        SummaryStatus.Queued => "waits to be sent",
        SummaryStatus.Sent => "was sent",
        SummaryStatus.Undeliverable => "could not be delivered",
        SummaryStatus.Given => "was given by hand",
        _ => "was withheld",
    };

    /// <summary>For a tag in a list.</summary>
    internal static string Label(SummaryStatus status) => status switch
    {
        SummaryStatus.Drafted => "Draft",
        SummaryStatus.ToConfirm => "To confirm",
        SummaryStatus.Confirmed => "Confirmed",
        SummaryStatus.Queued => "On its way",
        SummaryStatus.Sent => "Message sent",
        SummaryStatus.Undeliverable => "Not delivered",
        SummaryStatus.Given => "Given by hand",
        _ => "Withheld",
    };

    /// <summary>The colour of that tag; it never says anything alone.</summary>
    internal static string Colour(SummaryStatus status) => status switch
    {
        SummaryStatus.Drafted or SummaryStatus.Withheld => "grey",
        SummaryStatus.ToConfirm => "yellow",
        SummaryStatus.Undeliverable => "red",
        SummaryStatus.Confirmed or SummaryStatus.Queued => "blue",
        _ => "green",
    };

    private static string Participle(SummaryStatus to) => to switch
    {
        SummaryStatus.Drafted => "changed any more",
        SummaryStatus.ToConfirm => "sent to the lead practitioner",
        SummaryStatus.Confirmed => "confirmed",
        SummaryStatus.Queued => "sent",
        SummaryStatus.Given => "recorded as given by hand",
        SummaryStatus.Withheld => "withheld",
        _ => "marked as sent",
    };

    private static string Names(SummaryActor who)
    {
        string[] names =
        [
            .. who.HasFlag(SummaryActor.Lead) ? ["the lead practitioner"] : Array.Empty<string>(),
            .. who.HasFlag(SummaryActor.Chair) ? ["the team's chair"] : Array.Empty<string>(),
            .. who.HasFlag(SummaryActor.Coordinator) ? ["the team's coordinator"] : Array.Empty<string>(),
            .. who == SummaryActor.Program ? ["the program"] : Array.Empty<string>(),
        ];
        return string.Join(" or ", names);
    }
}

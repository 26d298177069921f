using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Cases;

/// <summary>Where a case stands. Never stored: it follows from the facts that are.</summary>
internal enum CaseState { Open, UnderReview, Transferring, Transferred, Closed }

/// <summary>The states of a case and the steps between them. What is not on the list is refused, with a reason in plain words.</summary>
internal static class CaseMachine
{
    internal sealed record Transition(CaseState From, CaseState To);

    internal static IReadOnlyList<Transition> Transitions { get; } =
    [
        new(CaseState.Open, CaseState.UnderReview),
        new(CaseState.UnderReview, CaseState.Open),
        new(CaseState.Open, CaseState.Closed),
        new(CaseState.UnderReview, CaseState.Closed),
        new(CaseState.Closed, CaseState.Open),
        new(CaseState.Open, CaseState.Transferring),
        new(CaseState.UnderReview, CaseState.Transferring),
        new(CaseState.Transferring, CaseState.Open),
        new(CaseState.Transferring, CaseState.UnderReview),
        new(CaseState.Transferring, CaseState.Transferred),
    ];

    /// <summary>The state that follows from the facts.</summary>
    /// <param name="end">Why it ended; null while it is open, and of one that ended before this was kept.</param>
    /// <param name="onAList">It is on the list of a meeting that is not over, and was not talked about there yet.</param>
    /// <param name="openTransfer">Another team is asked to take it over and has not answered.</param>
    internal static CaseState Of(DateOnly? closedOn, CaseEnd? end, bool onAList, bool openTransfer) => (closedOn, end) switch
    {
        (not null, CaseEnd.Transferred) => CaseState.Transferred,
        (not null, _) => CaseState.Closed,
        _ when openTransfer => CaseState.Transferring,
        _ => onAList ? CaseState.UnderReview : CaseState.Open,
    };

    /// <summary>Whether a team works with the family under this case.</summary>
    internal static bool IsOpen(CaseState state) => state is CaseState.Open or CaseState.UnderReview or CaseState.Transferring;

    internal static bool May(CaseState from, CaseState to) => Transitions.Contains(new Transition(from, to));

    /// <summary>Refuses a step that is not on the list.</summary>
    internal static void Check(CaseState from, CaseState to)
    {
        if (!May(from, to)) throw new Refused("", $"This case {InWords(from)}, so it cannot be {Participle(to)}");
    }

    /// <summary>For a tag.</summary>
    internal static string Label(CaseState state) => state switch
    {
        CaseState.Open => "Open",
        CaseState.UnderReview => "Under review",
        CaseState.Transferring => "Changing teams",
        CaseState.Transferred => "With another team",
        _ => "Closed",
    };

    /// <summary>The colour of that tag; it never says anything alone.</summary>
    internal static string Colour(CaseState state) => state switch
    {
        CaseState.Open => "green",
        CaseState.UnderReview => "blue",
        CaseState.Transferring => "purple",
        CaseState.Transferred => "white",
        _ => "grey",
    };

    /// <summary>To stand after "This case".</summary>
    internal static string InWords(CaseState state) => state switch
    {
        CaseState.Open => "is open",
        CaseState.UnderReview => "is on the list of a meeting",
        CaseState.Transferring => "is offered to another team, which has not answered",
        CaseState.Transferred => "is with another team now",
        _ => "is closed",
    };

    private static string Participle(CaseState to) => to switch
    {
        CaseState.Open => "reopened",
        CaseState.UnderReview => "put on a list",
        CaseState.Transferring => "offered to another team",
        CaseState.Transferred => "taken over",
        _ => "closed",
    };
}

using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>The states of a decision: recorded while its item is talked about, then made, with a quorum or provisionally.</summary>
internal enum DecisionState { Recorded, TakenOff, Made, Provisional, Confirmed, Withdrawn }

/// <summary>Who takes a step of a decision.</summary>
[Flags]
internal enum DecisionActor { None = 0, Chair = 1, Missing = 2 }

/// <summary>How a provisional decision was confirmed.</summary>
internal enum ConfirmedHow { Meeting, Writing }

/// <summary>What happened to a decision without a change of its state, as it stands in its history.</summary>
internal enum DecisionNote { SaidYes, SaidNo, ReferenceGiven }

/// <summary>What a decision's state is derived from.</summary>
internal sealed record DecisionFacts(ItemStatus Item, bool Removed, bool Provisional, bool Confirmed, bool Withdrawn)
{
    internal DecisionState State => this switch
    {
        { Removed: true } => DecisionState.TakenOff,
        { Item: not ItemStatus.Discussed } => DecisionState.Recorded,
        { Withdrawn: true } => DecisionState.Withdrawn,
        { Confirmed: true } => DecisionState.Confirmed,
        { Provisional: true } => DecisionState.Provisional,
        _ => DecisionState.Made,
    };
}

/// <summary>The states of a decision and the steps between them. What is not on the list is refused, with a reason in plain words.</summary>
internal static class DecisionStates
{
    internal sealed record Transition(DecisionState From, DecisionState To, DecisionActor Who);

    internal static IReadOnlyList<Transition> Transitions { get; } =
    [
        new(DecisionState.Recorded, DecisionState.TakenOff, DecisionActor.Chair),
        new(DecisionState.Recorded, DecisionState.Made, DecisionActor.Chair),
        new(DecisionState.Recorded, DecisionState.Provisional, DecisionActor.Chair),
        new(DecisionState.Provisional, DecisionState.Confirmed, DecisionActor.Chair | DecisionActor.Missing),
        new(DecisionState.Provisional, DecisionState.Withdrawn, DecisionActor.Chair),
        new(DecisionState.Made, DecisionState.Withdrawn, DecisionActor.Chair),
    ];

    internal static bool May(DecisionState from, DecisionState to, DecisionActor who) =>
        Transitions.Any(t => t.From == from && t.To == to && (t.Who & who) != DecisionActor.None);

    /// <summary>Refuses a step that is not on the list, or that somebody else takes.</summary>
    internal static void Check(DecisionState from, DecisionState to, DecisionActor who)
    {
        if (Transitions.FirstOrDefault(t => t.From == from && t.To == to) is not { } step)
            throw new Refused("", $"This decision {InWords(from)}, so {Wish(from, to)}");
        if ((step.Who & who) == DecisionActor.None) throw new Refused("", "Only the team's chair can do this");
    }

    /// <summary>Whether it still stands: it was made and not taken back.</summary>
    internal static bool Stands(DecisionState state) => state is DecisionState.Made or DecisionState.Provisional or DecisionState.Confirmed;

    /// <summary>To stand after "This decision".</summary>
    internal static string InWords(DecisionState state) => state switch
    {
        DecisionState.Recorded => "belongs to an item that is not closed yet",
        DecisionState.TakenOff => "was taken off before its item was closed",
        DecisionState.Made => "was made with a quorum",
        DecisionState.Provisional => "waits to be confirmed",
        DecisionState.Confirmed => "was confirmed",
        _ => "was withdrawn",
    };

    /// <summary>What was decided, as one viewer sees it. An objection leaves it out, but stops no safeguarding: that a reference is missing stays to be seen.</summary>
    internal static MdtDecisionCode? Shown(MdtDecisionCode code, bool leftOut) => leftOut && code != MdtDecisionCode.EscalateToSafeguarding ? null : code;

    /// <summary>For a screen.</summary>
    internal static string Name(MdtDecisionCode? code) => code is { } shown ? Decision.InWords(shown) : "A decision that is not shown";

    /// <summary>For a tag.</summary>
    internal static string Label(DecisionState state) => state switch
    {
        DecisionState.Recorded => "Recorded",
        DecisionState.TakenOff => "Taken off",
        DecisionState.Made => "Made",
        DecisionState.Provisional => "Provisional",
        DecisionState.Confirmed => "Confirmed",
        _ => "Withdrawn",
    };

    /// <summary>The colour of that tag; it never says anything alone.</summary>
    internal static string Colour(DecisionState state) => state switch
    {
        DecisionState.Provisional => "yellow",
        DecisionState.Made or DecisionState.Confirmed => "green",
        _ => "grey",
    };

    /// <summary>A line of its history.</summary>
    internal static string StepInWords(string step) => step switch
    {
        nameof(DecisionState.Recorded) => "Recorded at the meeting",
        nameof(DecisionState.TakenOff) => "Taken off before the item was closed",
        nameof(DecisionState.Made) => "Made with a quorum",
        nameof(DecisionState.Provisional) => "Made without a quorum: provisional",
        nameof(DecisionState.Confirmed) => "Confirmed",
        nameof(DecisionState.Withdrawn) => "Withdrawn",
        nameof(DecisionNote.SaidYes) => "Yes in writing",
        nameof(DecisionNote.SaidNo) => "No in writing",
        nameof(DecisionNote.ReferenceGiven) => "The reference of the safeguarding referral was given",
        _ => ProposalStates.StepInWords(step),
    };

    private static string Wish(DecisionState from, DecisionState to) => to switch
    {
        DecisionState.Confirmed when from == DecisionState.Made => "there is nothing to confirm",
        DecisionState.Confirmed => "it cannot be confirmed",
        DecisionState.Withdrawn => "it cannot be withdrawn",
        DecisionState.TakenOff => "it cannot be taken off",
        _ => "it cannot be made again",
    };
}

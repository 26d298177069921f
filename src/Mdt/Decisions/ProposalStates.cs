using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>The states of what a team proposes to another module.</summary>
internal enum ProposalState { Proposed, Accepted, Declined, Expired, Withdrawn }

/// <summary>What was answered to a proposal, as it is kept.</summary>
internal enum ProposalAnswer { Accepted, Declined, FamilyDeclined }

/// <summary>What became of somebody to talk to, once peer support had said yes: it stands, or it has ended. Nothing else is known of it here.</summary>
internal enum ProposalGiven { Offered, Ended }

/// <summary>What a proposal's state is derived from.</summary>
internal sealed record ProposalFacts(ProposalAnswer? Outcome, bool Expired, bool DecisionWithdrawn)
{
    /// <summary>An answer that came stays, whatever becomes of the decision.</summary>
    internal ProposalState State => this switch
    {
        { Outcome: ProposalAnswer.Accepted } => ProposalState.Accepted,
        { Outcome: not null } => ProposalState.Declined,
        { DecisionWithdrawn: true } => ProposalState.Withdrawn,
        { Expired: true } => ProposalState.Expired,
        _ => ProposalState.Proposed,
    };
}

/// <summary>The states of a proposal and the steps between them: a late answer is taken, a second one changes nothing.</summary>
internal static class ProposalStates
{
    internal sealed record Transition(ProposalState From, ProposalState To);

    internal static IReadOnlyList<Transition> Transitions { get; } =
    [
        new(ProposalState.Proposed, ProposalState.Accepted),
        new(ProposalState.Proposed, ProposalState.Declined),
        new(ProposalState.Proposed, ProposalState.Expired),
        new(ProposalState.Proposed, ProposalState.Withdrawn),
        new(ProposalState.Expired, ProposalState.Accepted),
        new(ProposalState.Expired, ProposalState.Declined),
        new(ProposalState.Expired, ProposalState.Withdrawn),
    ];

    internal static bool May(ProposalState from, ProposalState to) => Transitions.Contains(new Transition(from, to));

    /// <summary>Whether a decision of this code leaves as a proposal that another module answers.</summary>
    internal static bool Is(MdtDecisionCode code) => IsForHub(code) || IsForPeers(code);

    internal static bool IsForHub(MdtDecisionCode code) => code is MdtDecisionCode.ReferToHubSession or MdtDecisionCode.LinkToHub;

    internal static bool IsForPeers(MdtDecisionCode code) => code is MdtDecisionCode.OfferPeerSupport;

    /// <summary>The text of the action that stands for it.</summary>
    internal static string Action(MdtDecisionCode code) => code switch
    {
        MdtDecisionCode.ReferToHubSession => "Hub answers: a place in a session",
        MdtDecisionCode.LinkToHub => "Hub answers: a link to the hub",
        _ => "Peer support answers: somebody to talk to",
    };

    /// <summary>What is written to that action when the answer comes.</summary>
    internal static string Evidence(MdtDecisionCode code, ProposalAnswer answer, DateOnly on, ProposalGiven? given = null) => answer switch
    {
        ProposalAnswer.Accepted => $"{Answerer(code)} accepted on {on.InWords()}{given switch { ProposalGiven.Offered => ": offered", ProposalGiven.Ended => ": ended", _ => "" }}",
        ProposalAnswer.Declined => $"Declined. {Answerer(code)} cannot offer it ({on.InWords()}): ask why, and tell the family",
        _ => $"Declined. The family did not want it ({on.InWords()})",
    };

    /// <summary>For a tag.</summary>
    internal static string Label(ProposalState state) => state switch
    {
        ProposalState.Proposed => "Waits for an answer",
        ProposalState.Accepted => "Accepted",
        ProposalState.Declined => "Declined",
        ProposalState.Expired => "No answer",
        _ => "Taken back",
    };

    /// <summary>The colour of that tag; it never says anything alone.</summary>
    internal static string Colour(ProposalState state) => state switch
    {
        ProposalState.Proposed => "blue",
        ProposalState.Accepted => "green",
        ProposalState.Declined or ProposalState.Expired => "orange",
        _ => "grey",
    };

    /// <summary>A line of the decision's history.</summary>
    internal static string StepInWords(string step) => step switch
    {
        nameof(ProposalState.Proposed) => "Sent as a proposal",
        nameof(ProposalState.Accepted) => "The proposal was accepted",
        nameof(ProposalState.Declined) => "The proposal was declined",
        nameof(ProposalState.Expired) => "Nobody had answered the proposal in time",
        _ => step,
    };

    internal static string Answerer(MdtDecisionCode code) => IsForHub(code) ? "The hub" : "Peer support";
}

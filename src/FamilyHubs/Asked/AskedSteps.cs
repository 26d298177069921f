using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>The steps of what is asked of a hub (hub-sessions.md and antenatal.md, "States"): what is not listed is refused with a plain reason.</summary>
internal static class AskedSteps
{
    internal static bool May(ProposalState from, ProposalState to) => (from, to) switch
    {
        (ProposalState.Waiting, ProposalState.Proposed or ProposalState.Withdrawn) => true,
        (ProposalState.Proposed, ProposalState.Accepted or ProposalState.Declined or ProposalState.FamilyDeclined or ProposalState.Expired or ProposalState.Withdrawn) => true,
        // A late answer is taken.
        (ProposalState.Expired, ProposalState.Accepted or ProposalState.Declined or ProposalState.FamilyDeclined or ProposalState.Withdrawn) => true,
        _ => false,
    };

    internal static bool May(LinkState from, LinkState to) => (from, to) switch
    {
        (LinkState.Asked, LinkState.Accepted or LinkState.Declined) => true,
        (LinkState.Accepted, LinkState.Welcomed or LinkState.Attended) => true,
        (LinkState.Welcomed, LinkState.Attended) => true,
        (LinkState.Asked or LinkState.Accepted or LinkState.Welcomed or LinkState.Attended, LinkState.Withdrawn or LinkState.Ended) => true,
        _ => false,
    };

    /// <exception cref="Refused">The step is not one of the list.</exception>
    internal static void Check(ProposalState from, ProposalState to)
    {
        if (!May(from, to)) throw new Refused("", from switch
        {
            ProposalState.Waiting => "The team has not decided this yet. It is shown here once it has.",
            ProposalState.Withdrawn => "The team has taken this back. There is nothing to answer.",
            _ => "This was answered already.",
        });
    }

    /// <exception cref="Refused">The step is not one of the list.</exception>
    internal static void Check(LinkState from, LinkState to)
    {
        if (!May(from, to)) throw new Refused("", from switch
        {
            LinkState.Withdrawn => "This is no longer needed. Ask the midwife.",
            LinkState.Ended => "The hub has ended this. The midwife would have to ask again.",
            LinkState.Declined => "This was declined. The midwife would have to ask again.",
            LinkState.Asked => "Answer the midwife first.",
            LinkState.Welcomed when to == LinkState.Welcomed => "It is noted already how the welcome went.",
            LinkState.Attended => "She has come to a session already.",
            _ => "This was answered already.",
        });
    }
}

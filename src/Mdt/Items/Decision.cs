using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Items;

/// <summary>What a decision needs beside its code.</summary>
internal enum DecisionNeeds { Nothing, Site, Team, Person, Specialist }

/// <summary>The decisions that a team can make: in words, what each needs, and which act at once.</summary>
internal static class Decision
{
    internal static string InWords(MdtDecisionCode code) => code switch
    {
        MdtDecisionCode.ContinuePlan => "Continue the plan",
        MdtDecisionCode.ChangeLead => "Change the lead practitioner",
        MdtDecisionCode.ReferToPrescribing => "Refer to social or family prescribing",
        MdtDecisionCode.ReferToHubSession => "Refer to a hub session",
        MdtDecisionCode.LinkToHub => "Link to a family hub",
        MdtDecisionCode.OfferPeerSupport => "Offer peer support",
        MdtDecisionCode.JointVisit => "Joint visit",
        MdtDecisionCode.ClinicalAdviceOnly => "Clinical advice only",
        MdtDecisionCode.ReferToSpecialist => "Refer to a specialist",
        MdtDecisionCode.EscalateToSafeguarding => "Escalate to safeguarding",
        MdtDecisionCode.StepUpToFamilyHelp => "Step up to Family Help",
        MdtDecisionCode.StepDown => "Step down",
        MdtDecisionCode.TransferToAnotherMdt => "Transfer to another team",
        MdtDecisionCode.CloseGoalsMet => "Close: goals met",
        MdtDecisionCode.CloseDeclined => "Close: the family declined",
        _ => "Ask for more information",
    };

    internal static DecisionNeeds Needs(MdtDecisionCode code) => code switch
    {
        MdtDecisionCode.ReferToHubSession or MdtDecisionCode.LinkToHub => DecisionNeeds.Site,
        MdtDecisionCode.TransferToAnotherMdt => DecisionNeeds.Team,
        MdtDecisionCode.ChangeLead or MdtDecisionCode.JointVisit => DecisionNeeds.Person,
        MdtDecisionCode.ReferToSpecialist => DecisionNeeds.Specialist,
        _ => DecisionNeeds.Nothing,
    };

    /// <summary>Rule 3: safeguarding, and what the family agreed to, does not wait for a quorum; the rest of an inquorate meeting does.</summary>
    internal static bool ActsAtOnce(MdtDecisionCode code, bool provisional, bool agreedWithFamily) =>
        !provisional || agreedWithFamily || code == MdtDecisionCode.EscalateToSafeguarding;

    /// <summary>Whether it does something to the case by itself; the rest is done by people and by other modules.</summary>
    internal static bool ChangesCase(MdtDecisionCode code) => Closes(code) || code is MdtDecisionCode.ChangeLead or MdtDecisionCode.TransferToAnotherMdt;

    internal static bool Closes(MdtDecisionCode code) => code is MdtDecisionCode.CloseGoalsMet or MdtDecisionCode.CloseDeclined;
}

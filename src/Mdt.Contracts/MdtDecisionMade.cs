using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>What an MDT can decide on a case (the field's list; "moved" is a transfer, not a closure).</summary>
public enum MdtDecisionCode
{
    ContinuePlan,
    ChangeLead,
    ReferToPrescribing,
    ReferToHubSession,
    LinkToHub,
    OfferPeerSupport,
    JointVisit,
    ClinicalAdviceOnly,
    ReferToSpecialist,
    EscalateToSafeguarding,
    StepUpToFamilyHelp,
    StepDown,
    TransferToAnotherMdt,
    CloseGoalsMet,
    CloseDeclined,
    RequestMoreInformation,
}

/// <summary>The team decided; leaves when the item is closed. A provisional one waits, unless it is safeguarding or agreed with the family.</summary>
/// <param name="Provisional">True when the meeting was inquorate at the moment of the decision.</param>
/// <param name="SiteId">For a hub decision; null otherwise.</param>
/// <param name="AgreedWithFamily">Acts at once even when provisional.</param>
public sealed record MdtDecisionMade(
    Guid DecisionId, Guid CaseId, Guid HouseholdId, IReadOnlyList<Guid> PersonIds, MdtDecisionCode Code, Guid? SiteId, bool Provisional, bool AgreedWithFamily = false) : IEvent;

using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>What a worker is told about the work of a team. The words stand in Contact; none of them names anybody.</summary>
public enum MdtNoticeKind
{
    /// <summary>To the coordinator; the subject is a referral.</summary>
    ReferralReceived,
    /// <summary>To who referred: the team has a question. The subject is a referral, as of the next three.</summary>
    ReferralReturned,
    ReferralAnswered,
    ReferralAccepted,
    ReferralDeclined,
    /// <summary>To the members; the subject is a meeting, as of the next six.</summary>
    ItemListed,
    ListClosesSoon,
    ListClosed,
    MeetingChanged,
    MeetingCancelled,
    /// <summary>To the chair: something urgent was on the list of a meeting that was cancelled.</summary>
    UrgentLeftOver,
    MinutesReady,
    /// <summary>To the owner; the subject is an action, as of the next three.</summary>
    ActionAssigned,
    ActionDueTomorrow,
    ActionOverdue,
    /// <summary>To the owner's manager, the coordinator or the chair.</summary>
    ActionEscalated,
    /// <summary>To those who may confirm; the subject is a decision.</summary>
    DecisionToConfirm,
    /// <summary>To the coordinator: no answer came to a proposal. The subject is a decision.</summary>
    ProposalSilent,
    /// <summary>To the coordinator: a proposal was declined. The subject is a decision.</summary>
    ProposalDeclined,
    /// <summary>To who is asked to lead; the subject is a case, as of all that follow.</summary>
    LeadOffered,
    LeadAccepted,
    LeadDeclined,
    /// <summary>To the coordinators of the team that is asked.</summary>
    TransferOffered,
    TransferAccepted,
    TransferDeclined,
    /// <summary>To both coordinators.</summary>
    TransferSilent,
    /// <summary>To the coordinator: a family that the team works with has moved, or its members changed.</summary>
    FamilyChanged,
    /// <summary>To the lead practitioner: a summary waits for a confirmation by hand.</summary>
    SummaryToConfirm,
    /// <summary>To the lead practitioner: a summary was not sent in time.</summary>
    SummaryLate,

    /// <summary>To the coordinator: whoever was asked to lead has not answered; the subject is a case, as of the next.</summary>
    LeadSilent,

    /// <summary>To who runs the team: a case is theirs to lead until they have asked somebody else.</summary>
    LeadPassedOn,

    /// <summary>To the lead practitioner: a child of the case was booked into a group and was not brought; the subject is a case.</summary>
    ChildNotBrought,

    /// <summary>To the lead practitioner: a baby was born in the family of the case; the subject is a case.</summary>
    BabyBorn,
}

/// <summary>Workers are to be told something: in the program, and by an e-mail that says only that there is something.</summary>
/// <param name="NoticeId">One for each thing told: the same again tells nobody twice.</param>
/// <param name="UserIds">Who is told, each once.</param>
/// <param name="SubjectId">What it is about, as the kind says.</param>
/// <param name="Urgent">Stands above what is not.</param>
public sealed record MdtNoticeGiven(Guid NoticeId, MdtNoticeKind Kind, IReadOnlyList<Guid> UserIds, Guid SubjectId, bool Urgent = false) : IEvent;

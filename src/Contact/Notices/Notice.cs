using Neighbourhood.Mdt.Contracts;
using Neighbourhood.PeerSupport.Contracts;

namespace Neighbourhood.Contact.Notices;

/// <summary>What a worker may be told. The words name nobody: what it is about stands on the owner's page, for those who may see it.</summary>
internal enum NoticeKind
{
    ConcernRaised, DangerRaised, ConcernPassedOn, DangerPassedOn,
    MdtReferralReceived, MdtReferralReturned, MdtReferralAnswered, MdtReferralAccepted, MdtReferralDeclined,
    MdtItemListed, MdtListClosesSoon, MdtListClosed, MdtMeetingChanged, MdtMeetingCancelled, MdtUrgentLeftOver, MdtMinutesReady,
    MdtActionAssigned, MdtActionDueTomorrow, MdtActionOverdue, MdtActionEscalated,
    MdtDecisionToConfirm, MdtProposalSilent, MdtProposalDeclined,
    MdtLeadOffered, MdtLeadAccepted, MdtLeadDeclined, MdtTransferOffered, MdtTransferAccepted, MdtTransferDeclined, MdtTransferSilent,
    MdtFamilyChanged, MdtSummaryToConfirm, MdtSummaryLate,
    MdtLeadSilent, MdtLeadPassedOn, MdtChildNotBrought,
    MdtBabyBorn,
    PeerConcernRaised, PeerConcernPassedOn, PeerConcernToDuty,
    PeerMessageArrived, PeerTimeTaken, PeerStillInTouch,
}

internal static class Notice
{
    /// <summary>A notice of the case meetings has the name that they give it.</summary>
    internal static NoticeKind Of(MdtNoticeKind kind) => Enum.Parse<NoticeKind>($"Mdt{kind}");

    /// <summary>A notice of peer support has the name that it gives it.</summary>
    internal static NoticeKind Of(PeerNoticeKind kind) => Enum.Parse<NoticeKind>($"Peer{kind}");

    internal static string InWords(NoticeKind kind) => kind switch
    {
        NoticeKind.DangerRaised => "A safeguarding concern was raised, and somebody is in danger now",
        NoticeKind.ConcernPassedOn => "A safeguarding concern was passed on to you",
        NoticeKind.DangerPassedOn => "A safeguarding concern was passed on to you, and somebody is in danger now",
        NoticeKind.MdtReferralReceived => "A team of yours is asked to talk about a family",
        NoticeKind.MdtReferralReturned => "A team has a question about what you sent it",
        NoticeKind.MdtReferralAnswered => "Your team's question was answered",
        NoticeKind.MdtReferralAccepted => "A team will talk about the family that you told it of",
        NoticeKind.MdtReferralDeclined => "A team will not talk about the family that you told it of: read why, and what it suggests",
        NoticeKind.MdtItemListed => "A family was put on the list of a meeting",
        NoticeKind.MdtListClosesSoon => "The list of a meeting closes within a day",
        NoticeKind.MdtListClosed => "The list of a meeting is closed, and its pack is ready",
        NoticeKind.MdtMeetingChanged => "A meeting has another time or place",
        NoticeKind.MdtMeetingCancelled => "A meeting was cancelled",
        NoticeKind.MdtUrgentLeftOver => "Something urgent was on the list of a meeting that was cancelled",
        NoticeKind.MdtMinutesReady => "The minutes of a meeting are ready for you",
        NoticeKind.MdtActionAssigned => "You have an action from a meeting",
        NoticeKind.MdtActionDueTomorrow => "An action of yours is due tomorrow",
        NoticeKind.MdtActionOverdue => "An action of yours is overdue",
        NoticeKind.MdtActionEscalated => "An action of somebody you look after has been overdue for long",
        NoticeKind.MdtDecisionToConfirm => "A decision waits to be confirmed",
        NoticeKind.MdtProposalSilent => "Nobody has answered what your team proposed",
        NoticeKind.MdtProposalDeclined => "What your team proposed was declined",
        NoticeKind.MdtLeadOffered => "You are asked to be the lead practitioner of a family",
        NoticeKind.MdtLeadAccepted => "Whoever was asked to lead has accepted",
        NoticeKind.MdtLeadDeclined => "Whoever was asked to lead has declined",
        NoticeKind.MdtTransferOffered => "Your team is asked to take over a case",
        NoticeKind.MdtTransferAccepted => "Another team has taken over a case of yours",
        NoticeKind.MdtTransferDeclined => "Another team has declined to take over a case of yours",
        NoticeKind.MdtTransferSilent => "Nobody has answered whether a case changes teams",
        NoticeKind.MdtFamilyChanged => "A family that your team works with has moved or changed",
        NoticeKind.MdtSummaryToConfirm => "A summary waits for your confirmation",
        NoticeKind.MdtSummaryLate => "A summary was not sent in time",
        NoticeKind.MdtLeadSilent => "Whoever was asked to lead has not answered",
        NoticeKind.MdtLeadPassedOn => "A case came to you to lead, until you have asked somebody else",
        NoticeKind.MdtChildNotBrought => "A child of a family that you lead was not brought to a group",
        NoticeKind.MdtBabyBorn => "A baby was born in a family that you lead",
        NoticeKind.PeerConcernRaised => "Somebody in peer support is worried, and waits for you",
        NoticeKind.PeerConcernToDuty => "A safeguarding concern of peer support has no answer, and is passed on to you",
        NoticeKind.PeerConcernPassedOn => "Somebody in peer support is worried, and nobody has answered yet",
        NoticeKind.PeerMessageArrived => "Somebody whom you support has written to you",
        NoticeKind.PeerTimeTaken => "A time at which you can be rung was taken",
        NoticeKind.PeerStillInTouch => "Say whether you are still in touch",
        _ => "A safeguarding concern was raised",
    };

    /// <summary>Where it is read, below the root.</summary>
    internal static string Path(NoticeKind kind, Guid? subjectId) => kind switch
    {
        NoticeKind.ConcernRaised or NoticeKind.DangerRaised or NoticeKind.ConcernPassedOn or NoticeKind.DangerPassedOn or NoticeKind.PeerConcernToDuty => $"/families/concerns/{subjectId}",
        <= NoticeKind.MdtReferralDeclined => $"/mdt/referrals/{subjectId}",
        NoticeKind.MdtListClosed => $"/mdt/meetings/{subjectId}/pack",
        NoticeKind.MdtMinutesReady => $"/mdt/minutes/{subjectId}",
        <= NoticeKind.MdtMinutesReady => $"/mdt/meetings/{subjectId}",
        NoticeKind.MdtActionEscalated => "/mdt/actions/escalated",
        <= NoticeKind.MdtActionEscalated => "/mdt/actions",
        <= NoticeKind.MdtProposalDeclined => $"/mdt/decisions/{subjectId}",
        NoticeKind.MdtLeadOffered or NoticeKind.MdtLeadSilent or NoticeKind.MdtLeadPassedOn => $"/mdt/cases/{subjectId}/lead",
        NoticeKind.MdtTransferOffered or NoticeKind.MdtTransferDeclined or NoticeKind.MdtTransferSilent => $"/mdt/cases/{subjectId}/transfer",
        NoticeKind.MdtSummaryToConfirm or NoticeKind.MdtSummaryLate => $"/mdt/cases/{subjectId}/summaries",
        NoticeKind.PeerConcernRaised or NoticeKind.PeerConcernPassedOn => $"/peersupport/alerts/{subjectId}",
        NoticeKind.PeerMessageArrived or NoticeKind.PeerTimeTaken or NoticeKind.PeerStillInTouch => $"/peersupport/mine/{subjectId}",
        _ => $"/mdt/cases/{subjectId}",
    };
}

using Neighbourhood.Families.Contracts;

namespace Neighbourhood.Families.Sharing;

/// <summary>Sharing in plain words. Care is the public task: an explicit yes is spoken of only where one is asked.</summary>
internal static class SharingWords
{
    internal static string InWords(this SharingPurpose purpose) => purpose switch
    {
        SharingPurpose.DirectCare => "Direct care",
        SharingPurpose.EarlyHelp => "Early help",
        SharingPurpose.SocialPrescribing => "Social prescribing",
        SharingPurpose.PeerSupport => "Peer support",
        SharingPurpose.MdtDiscussion => "Case meetings",
        SharingPurpose.Research => "Research and evaluation",
        _ => "Photos and marketing",
    };

    internal static string InWords(this SharingBasis basis) => basis switch
    {
        SharingBasis.Informed => "Told, and no objection",
        SharingBasis.ExplicitConsent => "Explicit consent",
        SharingBasis.NotAsked => "Not asked: own team only",
        SharingBasis.Objection => "Sharing objected to",
        SharingBasis.ObjectionToDecide => "Objected to, the safeguarding lead decides",
        _ => "Goes on, by the safeguarding lead",
    };

    internal static string Colour(this SharingBasis basis) => basis switch
    {
        SharingBasis.Informed or SharingBasis.ExplicitConsent => "green",
        SharingBasis.NotAsked => "grey",
        SharingBasis.Objection => "red",
        _ => "orange",
    };

    /// <summary>As the person could say it.</summary>
    internal static string AsAnswer(this SharingBasis basis) => basis switch
    {
        SharingBasis.Informed => "They were told, and do not mind",
        SharingBasis.ExplicitConsent => "They gave explicit consent",
        _ => "Ask me later: share with their own team only",
    };

    internal static string InWords(this AnswerGiver? by) => by switch
    {
        AnswerGiver.Person => "the person",
        AnswerGiver.ParentalResponsibility => "somebody with parental responsibility",
        AnswerGiver.CompetentChild => "the child, who is competent to decide",
        _ => "not known who",
    };

    internal static string InWords(this ObjectionState state) => state switch
    {
        ObjectionState.Standing => "Stands",
        ObjectionState.Withdrawn => "Withdrawn",
        ObjectionState.Overridden => "Overridden",
        _ => "Upheld",
    };

    internal static string Colour(this ObjectionState state) => state switch
    {
        ObjectionState.Standing or ObjectionState.Upheld => "red",
        ObjectionState.Overridden => "orange",
        _ => "grey",
    };

    internal static string InWords(this SharingReceiver receiver) => receiver switch
    {
        SharingReceiver.Midwife => "midwife",
        SharingReceiver.HealthVisitor => "health visitor",
        SharingReceiver.GeneralPractice => "GP",
        _ => "others",
    };

    /// <summary>What an objection to a purpose stops.</summary>
    internal static string Stops(this SharingPurpose purpose) => purpose switch
    {
        SharingPurpose.DirectCare => "Nothing new about them is shared between services for their care. Those who care for them now may have to ask them again.",
        SharingPurpose.EarlyHelp => "Nothing new about them is shared for early help.",
        SharingPurpose.SocialPrescribing => "Nobody is told about them to find them something in the community.",
        SharingPurpose.PeerSupport => "Nothing about them is passed to a peer supporter.",
        SharingPurpose.MdtDiscussion => "What is known of them leaves agendas, minutes and the chair's screen for the other members. The chair sees that sharing was objected to.",
        SharingPurpose.Research => "Nothing about them is used for research and evaluation.",
        _ => "No photo or story of them is used.",
    };
}

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>What stands on the pages of what is asked of a hub, in plain words.</summary>
internal static class AskedWords
{
    internal const string HubClosed = "The hub has closed";

    internal static string Label(ProposalState state) => state switch
    {
        ProposalState.Waiting => "Not decided yet",
        ProposalState.Proposed => "Waits for an answer",
        ProposalState.Accepted => "Accepted",
        ProposalState.Declined => "Declined",
        ProposalState.FamilyDeclined => "The family did not want it",
        ProposalState.Expired => "Late",
        _ => "Taken back",
    };

    internal static string Label(LinkState state) => state switch
    {
        LinkState.Asked => "Waits for an answer",
        LinkState.Accepted => "Accepted",
        LinkState.Declined => "Declined",
        LinkState.Withdrawn => "No longer needed",
        LinkState.Welcomed => "Welcomed",
        LinkState.Ended => "Ended",
        _ => "Has come to a session",
    };

    internal static string Label(GpReferralAnswer answer) => answer switch
    {
        GpReferralAnswer.Welcomed => "Welcomed",
        GpReferralAnswer.NotReached => "Not reached",
        GpReferralAnswer.FamilyDeclined => "The family did not want it",
        _ => "Not something that this hub can offer",
    };

    /// <summary>The need tiles of form F13.</summary>
    internal static string Label(HubNeed need) => need switch
    {
        HubNeed.MeetingOthers => "Meeting other families",
        HubNeed.Feeding => "Feeding a baby or child",
        HubNeed.Sleep => "Sleep",
        HubNeed.Development => "Worried about how a child is developing",
        HubNeed.MoneyOrHousing => "Money or housing",
        HubNeed.FeelingLow => "Feeling low or anxious",
        HubNeed.DadSupport => "Support for a dad",
        _ => "Something else",
    };

    internal static string Label(HubUrgency urgency) => urgency switch
    {
        HubUrgency.Today => "Today",
        HubUrgency.Soon => "Soon",
        _ => "In its turn",
    };

    internal static string Label(LinkRefusal refusal) => refusal switch
    {
        LinkRefusal.Full => "We have no room at the moment",
        LinkRefusal.WrongPlace => "Another place is nearer or fits better",
        LinkRefusal.NoWayToReach => "There is no safe way to reach her",
        _ => "Another reason",
    };

    /// <param name="months">The age at which a link ends by itself (setting hub.linkEndMonths).</param>
    internal static string Label(LinkEnd why, int months) => why switch
    {
        LinkEnd.Grown => $"The baby is {months} months old",
        _ => "We agreed it with her",
    };

    internal static string Label(After.WelcomeCode code) => code switch
    {
        After.WelcomeCode.Spoke => "We spoke",
        After.WelcomeCode.LeftMessage => "We left a message",
        After.WelcomeCode.CameIn => "She came in",
        After.WelcomeCode.NotReached => "Not reached, after three tries",
        _ => "She does not want to hear from us",
    };

    /// <summary>How a welcome went, as her practice reads it.</summary>
    internal static string ToPractice(After.WelcomeCode code) => code switch
    {
        After.WelcomeCode.Spoke => "they spoke",
        After.WelcomeCode.LeftMessage => "they left a message",
        After.WelcomeCode.CameIn => "she came in",
        After.WelcomeCode.NotReached => "not reached, after three tries",
        _ => "she does not want to hear from the hub",
    };

    /// <summary>A code as other programs read it: "no-way-to-reach".</summary>
    internal static string Code(Enum value) =>
        string.Concat(value.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{char.ToLowerInvariant(letter)}" : char.ToLowerInvariant(letter).ToString()));

    /// <summary>A code of another module as a person reads it: "help-to-get-there" is "help to get there".</summary>
    internal static string Plain(string code) => code.Replace('-', ' ').Trim();

    /// <summary>"Meeting others, help to get there".</summary>
    internal static string Sentence(IEnumerable<string> codes) => string.Join(", ", codes.Select(Plain)) is { Length: > 0 } all ? char.ToUpperInvariant(all[0]) + all[1..] : "";
}

/// <summary>What a family would like help with, in a few plain words (form F13).</summary>
internal enum HubNeed { MeetingOthers, Feeding, Sleep, Development, MoneyOrHousing, FeelingLow, DadSupport, Other }

internal enum HubUrgency { Routine, Soon, Today }

/// <summary>What the person said of telling the sender what came of it.</summary>
internal enum TellBack { Yes, No, NotAsked }

/// <summary>Why a hub does not take a midwife's link.</summary>
internal enum LinkRefusal { Full, WrongPlace, NoWayToReach, Other }

/// <summary>What was asked, by whom.</summary>
internal enum AskedKind { Proposal, Referral, Link }

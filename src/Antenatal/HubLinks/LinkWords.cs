namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>What stands on the pages about links, in plain words, and the codes that other programs read.</summary>
internal static class LinkWords
{
    internal const string DueMonth = "due-month";
    internal const string Language = "language";
    internal const string Midwife = "midwife";
    internal const string Gp = "gp";

    /// <summary>Beside the needs, where she says so: never that he may not.</summary>
    internal const string PartnerMayCome = "her-partner-may-come-too";
    internal const string SiteClosed = "site-closed";
    internal const string Moved = "moved";

    /// <summary>Words to offer it in, by their code: three, since not everybody hears the same ones. What was said is kept as text.</summary>
    internal static IReadOnlyDictionary<string, string> Wordings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ring"] = "There is a place near you for families, also before the baby comes. It is free. Would you like somebody from there to ring you?",
        ["meet"] = "Other parents near you who are expecting meet each week. Shall I ask somebody from there to ring you and say what is on?",
        ["choose"] = "I can ask a place near you to ring you. You choose what they know, and you can stop it whenever you like. Would that help?",
    };

    /// <summary>What may be shared with the hub.</summary>
    internal static IReadOnlyDictionary<string, string> Shares { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [DueMonth] = "The month her baby is due",
        [Language] = "The language she would like",
    };

    /// <summary>Whom the hub may tell what came of it.</summary>
    internal static IReadOnlyDictionary<string, string> Tells { get; } = new Dictionary<string, string>(StringComparer.Ordinal) { [Midwife] = "Her midwife", [Gp] = "Her GP" };

    /// <summary>What would help, by code.</summary>
    internal static IReadOnlyDictionary<string, string> Needs { get; } = Enum.GetValues<LinkNeed>().ToDictionary(Code, Label, StringComparer.Ordinal);

    /// <summary>As other programs read it, and as it reads with its hyphens left out: "somebody-to-talk-to".</summary>
    internal static string Code(LinkNeed need) => need switch
    {
        LinkNeed.MeetingOthers => "meeting-others",
        LinkNeed.GettingReady => "getting-ready-for-the-baby",
        LinkNeed.Feeding => "feeding-the-baby",
        LinkNeed.SomebodyToTalkTo => "somebody-to-talk-to",
        LinkNeed.MoneyOrHousing => "money-or-housing",
        LinkNeed.HelpToGetThere => "help-to-get-there",
        LinkNeed.StepFreeWayIn => "a-way-in-without-steps",
        _ => "something-for-dads-and-partners",
    };

    internal static string Label(LinkNeed need) => need switch
    {
        LinkNeed.MeetingOthers => "Meeting others",
        LinkNeed.GettingReady => "Getting ready for the baby",
        LinkNeed.Feeding => "Feeding the baby",
        LinkNeed.SomebodyToTalkTo => "Somebody to talk to",
        LinkNeed.MoneyOrHousing => "Money or housing",
        LinkNeed.HelpToGetThere => "Help to get there",
        LinkNeed.StepFreeWayIn => "A way in without steps",
        _ => "Something for dads and partners",
    };

    internal static string Label(LinkStatus status) => status switch
    {
        LinkStatus.Asked => "Waits for the hub’s answer",
        LinkStatus.Accepted => "The hub will ring her",
        LinkStatus.NotAccepted => "The hub could not take it",
        LinkStatus.Welcomed => "Welcomed",
        LinkStatus.FirstAttended => "Has come to a session",
        LinkStatus.Withdrawn => "Stopped",
        _ => "Ended",
    };

    /// <summary>As another system reads it.</summary>
    internal static string Code(LinkStatus status) => status switch
    {
        LinkStatus.NotAccepted => "not-accepted",
        LinkStatus.FirstAttended => "first-attended",
        _ => status.ToString().ToLowerInvariant(),
    };

    internal static string Label(OfferAnswer answer) => answer switch
    {
        OfferAnswer.YesCallMe => "Yes, call me",
        OfferAnswer.Later => "Later",
        OfferAnswer.NoThanks => "No thanks",
        _ => "Do not ask me again",
    };

    internal static string Label(PartnerWelcome partner) => partner switch
    {
        PartnerWelcome.Yes => "Yes",
        PartnerWelcome.No => "No",
        _ => "Not asked",
    };

    /// <summary>When a hub is offered, as a midwife says it.</summary>
    internal static string Label(OfferMoment moment) => moment switch
    {
        OfferMoment.Notification => "now that you know of the pregnancy",
        OfferMoment.Booking => "at the booking appointment",
        OfferMoment.Week16 => "at 16 weeks",
        OfferMoment.Week28 => "at 28 weeks",
        _ => "now",
    };

    /// <summary>Why a hub did not take it.</summary>
    internal static string WhyNot(string? code) => code switch
    {
        "full" => "It has no room at the moment.",
        "wrong-place" => "Another place is nearer or fits better.",
        "no-way-to-reach" => "There is no safe way to reach her.",
        _ => "It gave no reason that is told here.",
    };

    /// <summary>Why it was stopped.</summary>
    internal static string WhyStopped(string? code) => code switch
    {
        LinkDesk.Because.Asked => "She did not want it any more.",
        LinkDesk.Because.Objection => "She objects to sharing.",
        LinkDesk.Because.Moved => "She moved away.",
        _ => "Contact with her is stopped.",
    };

    /// <summary>Why it has ended.</summary>
    internal static string WhyEnded(string? code) => code == LinkDesk.Grown ? "Her baby is old enough." : "She and the hub agreed it.";

    /// <summary>How the welcome went.</summary>
    internal static string Welcome(string? code) => code switch
    {
        "spoke" => "They spoke",
        "left-message" => "The hub left a message",
        "came-in" => "She came in",
        "not-reached" => "Not reached, after three tries",
        "does-not-want" => "She does not want to hear from them",
        _ => "Noted",
    };

    /// <summary>What a person has to look at.</summary>
    internal static string ToLookAt(string code) => code == SiteClosed ? "That place is closing. See which one would suit her now." : "The family has moved. See whether another place is nearer.";
}

using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>The states of a referral to a team.</summary>
internal enum ReferralStatus { Draft, Submitted, ReturnedForInfo, Accepted, Declined, Listed, Discussed, Withdrawn }

/// <summary>Who takes a step of a referral.</summary>
[Flags]
internal enum ReferralActor { None = 0, Author = 1, Coordinator = 2, Chair = 4 }

/// <summary>The states of a referral and the steps between them. What is not on the list is refused, with a reason in plain words.</summary>
internal static class Referral
{
    internal sealed record Transition(ReferralStatus From, ReferralStatus To, ReferralActor Who);

    internal static IReadOnlyList<Transition> Transitions { get; } =
    [
        new(ReferralStatus.Draft, ReferralStatus.Submitted, ReferralActor.Author),
        new(ReferralStatus.Submitted, ReferralStatus.ReturnedForInfo, ReferralActor.Coordinator | ReferralActor.Chair),
        new(ReferralStatus.ReturnedForInfo, ReferralStatus.Submitted, ReferralActor.Author),
        new(ReferralStatus.Submitted, ReferralStatus.Accepted, ReferralActor.Coordinator | ReferralActor.Chair),
        new(ReferralStatus.Submitted, ReferralStatus.Declined, ReferralActor.Chair),
        new(ReferralStatus.Accepted, ReferralStatus.Listed, ReferralActor.Coordinator),
        new(ReferralStatus.Listed, ReferralStatus.Discussed, ReferralActor.Chair),
        new(ReferralStatus.Draft, ReferralStatus.Withdrawn, ReferralActor.Author | ReferralActor.Chair),
        new(ReferralStatus.Submitted, ReferralStatus.Withdrawn, ReferralActor.Author | ReferralActor.Chair),
        new(ReferralStatus.ReturnedForInfo, ReferralStatus.Withdrawn, ReferralActor.Author | ReferralActor.Chair),
        new(ReferralStatus.Accepted, ReferralStatus.Withdrawn, ReferralActor.Author | ReferralActor.Chair),
        new(ReferralStatus.Listed, ReferralStatus.Withdrawn, ReferralActor.Author | ReferralActor.Chair),
    ];

    /// <summary>Working days in which the referrer answers a question.</summary>
    internal const int AnswerWithin = 3;

    /// <summary>Still waits for somebody: not yet talked about, declined or withdrawn.</summary>
    internal static bool IsOpen(ReferralStatus status) =>
        status is ReferralStatus.Submitted or ReferralStatus.ReturnedForInfo or ReferralStatus.Accepted or ReferralStatus.Listed;

    internal static bool May(ReferralStatus from, ReferralStatus to, ReferralActor who) =>
        Transitions.Any(t => t.From == from && t.To == to && (t.Who & who) != ReferralActor.None);

    /// <summary>Refuses a step that is not on the list, or that somebody else takes.</summary>
    internal static void Check(ReferralStatus from, ReferralStatus to, ReferralActor who)
    {
        if (Transitions.FirstOrDefault(t => t.From == from && t.To == to) is not { } step)
            throw new Refused("", $"This referral {InWords(from)}, so it cannot be {Participle(to)}");
        if ((step.Who & who) == ReferralActor.None)
            throw new Refused("", $"Only {Names(step.Who)} can do this");
    }

    /// <summary>To stand after "This referral".</summary>
    internal static string InWords(ReferralStatus status) => status switch
    {
        ReferralStatus.Draft => "is a draft",
        ReferralStatus.Submitted => "waits for the team to look at it",
        ReferralStatus.ReturnedForInfo => "went back to the referrer with a question",
        ReferralStatus.Accepted => "was accepted",
        ReferralStatus.Declined => "was declined",
        ReferralStatus.Listed => "is on the list of a meeting",
        ReferralStatus.Discussed => "was discussed",
        _ => "was withdrawn",
    };

    /// <summary>For a tag in a list.</summary>
    internal static string Label(ReferralStatus status) => status switch
    {
        ReferralStatus.Draft => "Draft",
        ReferralStatus.Submitted => "Sent",
        ReferralStatus.ReturnedForInfo => "Question to answer",
        ReferralStatus.Accepted => "Accepted",
        ReferralStatus.Declined => "Declined",
        ReferralStatus.Listed => "On the list",
        ReferralStatus.Discussed => "Discussed",
        _ => "Withdrawn",
    };

    /// <summary>The colour of that tag; it never says anything alone.</summary>
    internal static string Colour(ReferralStatus status) => status switch
    {
        ReferralStatus.Draft or ReferralStatus.Withdrawn => "grey",
        ReferralStatus.Submitted => "blue",
        ReferralStatus.ReturnedForInfo => "yellow",
        ReferralStatus.Declined => "orange",
        ReferralStatus.Discussed => "white",
        _ => "green",
    };

    private static string Participle(ReferralStatus to) => to switch
    {
        ReferralStatus.Draft => "made a draft again",
        ReferralStatus.Submitted => "sent to the team",
        ReferralStatus.ReturnedForInfo => "sent back with a question",
        ReferralStatus.Accepted => "accepted",
        ReferralStatus.Declined => "declined",
        ReferralStatus.Listed => "put on a list",
        ReferralStatus.Discussed => "closed as discussed",
        _ => "withdrawn",
    };

    private static string Names(ReferralActor who)
    {
        string[] names =
        [
            .. who.HasFlag(ReferralActor.Author) ? ["the person who wrote this referral"] : Array.Empty<string>(),
            .. who.HasFlag(ReferralActor.Coordinator) ? ["the team's coordinator"] : Array.Empty<string>(),
            .. who.HasFlag(ReferralActor.Chair) ? ["the team's chair"] : Array.Empty<string>(),
        ];
        return string.Join(" or ", names);
    }
}

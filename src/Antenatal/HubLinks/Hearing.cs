using static Neighbourhood.Antenatal.HubLinks.LinkDesk;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>
/// What becomes of a link when the hub tells something: in whatever order it comes, late or twice. What she did not choose is not kept, and what
/// she chose and took back is not shown.
/// </summary>
internal static class Hearing
{
    internal static Standing Answered(Standing link, bool accepted, string? reasonCode, DateOnly on)
    {
        if (!MayTell(link) || link.AnsweredOn is not null) return link;
        if (accepted) return link with { Status = link.Status == LinkStatus.Asked ? LinkStatus.Accepted : link.Status, AnsweredOn = on };
        return link.Status == LinkStatus.Asked ? link with { Status = LinkStatus.NotAccepted, AnsweredOn = on, ReasonCode = reasonCode ?? "other", EndedOn = on } : link;
    }

    internal static Standing Welcomed(Standing link, string outcomeCode, DateOnly on)
    {
        if (!MayTell(link) || !link.TellMidwife || link.WelcomedOn is not null) return link;
        return link with { Status = link.Status is LinkStatus.FirstAttended or LinkStatus.Ended ? link.Status : LinkStatus.Welcomed, WelcomedOn = on, WelcomeCode = outcomeCode };
    }

    internal static Standing FirstAttended(Standing link, DateOnly on) =>
        !MayTell(link) || !link.TellMidwife || link.FirstAttendedOn is not null
            ? link
            : link with { Status = link.Status == LinkStatus.Ended ? link.Status : LinkStatus.FirstAttended, FirstAttendedOn = on };

    internal static Standing Ended(Standing link, string reasonCode, DateOnly on) =>
        !LinkSteps.IsOpen(link.Status) || !link.TellMidwife ? link : link with { Status = LinkStatus.Ended, ReasonCode = reasonCode, EndedOn = on, ToLookAt = null };

    /// <summary>What was told before the hub ended it may be heard after that.</summary>
    private static bool MayTell(Standing link) => LinkSteps.IsOpen(link.Status) || link.Status == LinkStatus.Ended;

    /// <summary>As her midwife may see it: nothing of what came after the answer unless she said so, also where it was heard while she did.</summary>
    internal static Standing Shown(Standing link) => link.TellMidwife
        ? link
        : link with { Status = link.Status is LinkStatus.Welcomed or LinkStatus.FirstAttended ? LinkStatus.Accepted : link.Status, WelcomedOn = null, WelcomeCode = null, FirstAttendedOn = null };

    /// <summary>The steps from one state to the other, one by one: a hub that welcomed her has accepted her.</summary>
    internal static IReadOnlyList<LinkStatus> Path(LinkStatus from, LinkStatus to) =>
        from == to ? [] : from == LinkStatus.Asked && to is LinkStatus.Welcomed or LinkStatus.FirstAttended ? [LinkStatus.Accepted, to] : [to];
}

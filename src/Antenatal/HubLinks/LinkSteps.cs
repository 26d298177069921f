using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>The steps of a link to a hub (antenatal.md, "Hub link"): what is not listed is refused with a plain reason.</summary>
internal static class LinkSteps
{
    internal static bool IsOpen(LinkStatus status) => status is LinkStatus.Asked or LinkStatus.Accepted or LinkStatus.Welcomed or LinkStatus.FirstAttended;

    internal static bool May(LinkStatus from, LinkStatus to) => (from, to) switch
    {
        (LinkStatus.Asked, LinkStatus.Accepted or LinkStatus.NotAccepted) => true,
        (LinkStatus.Accepted, LinkStatus.Welcomed or LinkStatus.FirstAttended) => true,
        (LinkStatus.Welcomed, LinkStatus.FirstAttended) => true,
        (_, LinkStatus.Withdrawn or LinkStatus.Ended) => IsOpen(from),
        _ => false,
    };

    /// <exception cref="Refused">The step is not one of the list.</exception>
    internal static void Check(LinkStatus from, LinkStatus to)
    {
        if (!May(from, to)) throw new Refused("", from switch
        {
            LinkStatus.Withdrawn => "This link was stopped. Offer the hub again if she would like it now.",
            LinkStatus.Ended => "This link has come to its end.",
            LinkStatus.NotAccepted => "The hub could not take this. Ask another one.",
            _ => "The hub has answered already.",
        });
    }
}

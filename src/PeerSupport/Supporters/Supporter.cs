using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>How a supporter stands, from the first word to the last.</summary>
internal enum SupporterStatus { Enquired, Interviewed, Checks, Training, Approved, Active, Paused, Left }

/// <summary>What a supporter does: which check by the Disclosure and Barring Service that is eligible for is a setting for each.</summary>
internal enum RoleKind { OneToOne, Group, SupervisedGroup }

/// <summary>The steps of a supporter (peer-support.md, "States"): what is not listed is refused with a plain reason.</summary>
internal static class Supporter
{
    internal static bool May(SupporterStatus from, SupporterStatus to) => (from, to) switch
    {
        (SupporterStatus.Enquired, SupporterStatus.Interviewed) => true,
        (SupporterStatus.Interviewed, SupporterStatus.Checks) => true,
        (SupporterStatus.Checks, SupporterStatus.Training) => true,
        (SupporterStatus.Training, SupporterStatus.Approved) => true,
        (SupporterStatus.Approved, SupporterStatus.Active) => true,
        (SupporterStatus.Active, SupporterStatus.Paused) => true,
        (SupporterStatus.Paused, SupporterStatus.Active) => true,
        (not SupporterStatus.Left, SupporterStatus.Left) => true,
        _ => false,
    };

    internal static string Label(SupporterStatus status) => status switch
    {
        SupporterStatus.Enquired => "Would like to volunteer",
        SupporterStatus.Interviewed => "Interviewed",
        SupporterStatus.Checks => "Checks under way",
        SupporterStatus.Training => "In training",
        SupporterStatus.Approved => "Approved",
        SupporterStatus.Active => "Supporting",
        SupporterStatus.Paused => "Having a pause",
        _ => "Has left",
    };

    internal static string Label(RoleKind role) => role switch
    {
        RoleKind.OneToOne => "One to one",
        RoleKind.Group => "Groups",
        _ => "Groups, under supervision",
    };

    /// <summary>The step that a button of their page offers: after the interview, which has a page of its own, up to supporting, and back from a pause.</summary>
    internal static SupporterStatus? Next(SupporterStatus status) => status switch
    {
        SupporterStatus.Interviewed => SupporterStatus.Checks,
        SupporterStatus.Checks => SupporterStatus.Training,
        SupporterStatus.Training => SupporterStatus.Approved,
        SupporterStatus.Approved or SupporterStatus.Paused => SupporterStatus.Active,
        _ => null,
    };

    /// <exception cref="Refused">The step is not one of the list.</exception>
    internal static void Check(SupporterStatus from, SupporterStatus to)
    {
        if (!May(from, to)) throw new Refused("", Why(from, to));
    }

    private static string Why(SupporterStatus from, SupporterStatus to) => (from, to) switch
    {
        (SupporterStatus.Left, _) => "This supporter has left. Begin again with a new enquiry.",
        (_, SupporterStatus.Interviewed) => "An interview comes after the enquiry.",
        (_, SupporterStatus.Checks) => "Interview first, then the checks.",
        (_, SupporterStatus.Training) => "The checks come before the training.",
        (_, SupporterStatus.Approved) => "The training comes before the approval.",
        (_, SupporterStatus.Active) => "Approve the supporter first.",
        (_, SupporterStatus.Paused) => "Only somebody who is supporting can have a pause.",
        _ => $"A supporter who is “{Label(from)}” cannot become “{Label(to)}”.",
    };
}

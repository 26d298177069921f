using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>How a request stands.</summary>
internal enum RequestStatus { Proposed, New, Screening, Matched, Active, Ended, Declined, NotSuitable }

/// <summary>Who brought it.</summary>
internal enum RequestSource { Self, Hub, Midwife, Team, LinkWorker, Practitioner }

/// <summary>What is wanted (form F7): kept as codes.</summary>
internal enum Want { SomeoneToTalkTo, BeenThroughIt, Practical, Group }

/// <summary>How they would like to be in touch.</summary>
internal enum Channel { MaskedCall, Text, Video, Walk, InHub }

/// <summary>How soon.</summary>
internal enum Urgency { Ordinary, Soon }

/// <summary>Why a match, and with it a request, ended.</summary>
internal enum EndCode { GoalMet, WantedToStop, NoContact, SteppedUp, Unsuitable, System }

/// <summary>The steps of a request (peer-support.md, "States"): what is not listed is refused with a plain reason.</summary>
internal static class Request
{
    internal static bool May(RequestStatus from, RequestStatus to) => (from, to) switch
    {
        (RequestStatus.Proposed, RequestStatus.New or RequestStatus.Declined) => true,
        (RequestStatus.New, RequestStatus.Screening) => true,
        (RequestStatus.Screening, RequestStatus.Matched) => true,
        // Either says no before first contact.
        (RequestStatus.Matched, RequestStatus.Screening or RequestStatus.Active) => true,
        (RequestStatus.Active, RequestStatus.Ended) => true,
        // Contact was stopped, the parent stopped wanting it, or the supporter left: at any moment.
        (RequestStatus.Proposed or RequestStatus.New or RequestStatus.Screening or RequestStatus.Matched, RequestStatus.Ended) => true,
        (RequestStatus.Proposed or RequestStatus.New or RequestStatus.Screening or RequestStatus.Matched or RequestStatus.Active, RequestStatus.NotSuitable) => true,
        _ => false,
    };

    /// <summary>Whether anybody still has something to do for it.</summary>
    internal static bool IsOpen(RequestStatus status) => status is RequestStatus.Proposed or RequestStatus.New or RequestStatus.Screening or RequestStatus.Matched or RequestStatus.Active;

    /// <summary>Nobody was found, and the day on which the working days are over has come: red on the board.</summary>
    internal static bool IsLate(RequestStatus status, DateOnly? dueOn, DateOnly today) => status is RequestStatus.New or RequestStatus.Screening && dueOn <= today;

    internal static string Label(RequestStatus status) => status switch
    {
        RequestStatus.Proposed => "Ask the parent first",
        RequestStatus.New => "New",
        RequestStatus.Screening => "Looking for a supporter",
        RequestStatus.Matched => "Matched, no contact yet",
        RequestStatus.Active => "In touch",
        RequestStatus.Ended => "Ended",
        RequestStatus.Declined => "The parent said no",
        _ => "Something else fits better",
    };

    /// <exception cref="Refused">The step is not one of the list.</exception>
    internal static void Check(RequestStatus from, RequestStatus to)
    {
        if (!May(from, to)) throw new Refused("", Why(from, to));
    }

    private static string Why(RequestStatus from, RequestStatus to) => (from, to) switch
    {
        (RequestStatus.Ended or RequestStatus.Declined or RequestStatus.NotSuitable, _) => "This request is over. Begin a new one.",
        (RequestStatus.Proposed, _) => "Ask the parent first.",
        (_, RequestStatus.Matched) => "Look at the request first, then offer a supporter.",
        (_, RequestStatus.Active) => "It becomes active with the first contact of a match.",
        _ => $"A request that is “{Label(from)}” cannot become “{Label(to)}”.",
    };
}

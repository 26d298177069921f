using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>How a family's places in a session stand.</summary>
internal enum BookingStatus { Booked, Waiting, CancelledByFamily, CancelledByHub, Attended, NotAttended }

/// <summary>How the family came to it.</summary>
internal enum BookingSource { Self, Hub, MidwifeLink, MdtProposal, Connector, Peer, Gp }

/// <summary>The steps of a booking (hub-sessions.md, "States"): what is not listed is refused with a plain reason.</summary>
internal static class Booking
{
    internal const string AskFirst = "Do not contact, ask first: contact with somebody of this family is held, so nothing is booked for them.";

    /// <summary>Of a booking that stands beside one that was stopped.</summary>
    internal const string AskBefore = "Ask before you mention";

    /// <summary>Where contact is held, in a few words.</summary>
    internal const string DoNotContact = "Do not contact, ask first";

    /// <summary>Who comes along and is on no record: more is another booking.</summary>
    internal const int MostOthers = 10;

    internal static bool May(BookingStatus from, BookingStatus to) => (from, to) switch
    {
        (BookingStatus.Waiting, BookingStatus.Booked) => true,
        (BookingStatus.Waiting or BookingStatus.Booked, BookingStatus.CancelledByFamily or BookingStatus.CancelledByHub) => true,
        (BookingStatus.Booked, BookingStatus.Attended or BookingStatus.NotAttended) => true,
        _ => false,
    };

    /// <exception cref="Refused">The step is not one of the list.</exception>
    internal static void Check(BookingStatus from, BookingStatus to)
    {
        if (May(from, to)) return;
        throw new Refused("", from switch
        {
            BookingStatus.CancelledByFamily or BookingStatus.CancelledByHub => "This booking was cancelled. Book the family again if they want to come.",
            BookingStatus.Attended or BookingStatus.NotAttended => "This session is over: change its register, not the booking.",
            BookingStatus.Waiting when to is BookingStatus.Attended or BookingStatus.NotAttended => "This family was waiting and had no place: note on the register who came.",
            _ => $"A booking that is “{Label(from)}” cannot become “{Label(to)}”.",
        });
    }

    /// <summary>Whether the booking stands: a family has at most one such in a session.</summary>
    internal static bool Stands(BookingStatus status) => status is BookingStatus.Booked or BookingStatus.Waiting;

    internal static string Label(BookingStatus status) => status switch
    {
        BookingStatus.Booked => "Booked",
        BookingStatus.Waiting => "Waiting for a place",
        BookingStatus.CancelledByFamily => "Cancelled by the family",
        BookingStatus.CancelledByHub => "Cancelled by us",
        BookingStatus.Attended => "Came",
        _ => "Not there",
    };

    internal static string Colour(BookingStatus status) => status switch
    {
        BookingStatus.Booked => "green",
        BookingStatus.Waiting => "yellow",
        BookingStatus.Attended => "blue",
        _ => "grey",
    };

    internal static string Says(BookingSource source) => source switch
    {
        BookingSource.Self => "The family asked for it",
        BookingSource.Hub => "We offered it to them",
        BookingSource.MidwifeLink => "A midwife asked us to welcome them",
        BookingSource.MdtProposal => "A case meeting proposed it",
        BookingSource.Connector => "A link worker or family connector asked",
        BookingSource.Peer => "A peer supporter asked",
        _ => "A practice or another service asked",
    };
}

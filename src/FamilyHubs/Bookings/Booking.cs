namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>How a family's places in a session stand.</summary>
internal enum BookingStatus { Booked, Waiting, CancelledByFamily, CancelledByHub, Attended, NotAttended }

/// <summary>How the family came to it.</summary>
internal enum BookingSource { Self, Hub, MidwifeLink, MdtProposal, Connector, Peer, Gp }

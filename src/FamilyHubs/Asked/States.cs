namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>How a case meeting's proposal stands; one of an inquorate meeting waits.</summary>
internal enum ProposalState { Waiting, Proposed, Accepted, Declined, FamilyDeclined, Expired, Withdrawn }

internal enum ProposalKind { Session, Link }

/// <summary>How a midwife's link stands.</summary>
internal enum LinkState { Asked, Accepted, Declined, Withdrawn, Welcomed, Attended, Ended }

/// <summary>Why a hub ends a link: the baby is as old as the setting says, or it was agreed.</summary>
internal enum LinkEnd { Grown, Agreed }

/// <summary>How a practice's or another service's request stands.</summary>
internal enum GpReferralState { Received, Answered, Withdrawn }

/// <summary>How a family stands of which a sender told: nobody known, held until somebody has looked, looked at, or looked at and it goes no further.</summary>
internal enum ReferralFamily { New, Held, Settled, Stopped }

internal enum GpReferralAnswer { Welcomed, NotReached, FamilyDeclined, NotHere }

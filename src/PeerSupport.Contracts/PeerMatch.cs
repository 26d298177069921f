using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Contracts;

/// <summary>A supporter and a parent have said yes to one another. Who the supporter is leaves this module never.</summary>
/// <param name="DecisionId">Of <c>MdtDecisionMade</c>, where a case meeting proposed it: its action reads "offered", and no more.</param>
public sealed record PeerMatchStarted(Guid MatchId, Guid RequestId, Guid PersonId, DateOnly On, Guid? DecisionId = null) : IEvent;

/// <summary>A match has ended: its action reads "ended", and no more.</summary>
/// <param name="ReasonCode">"goal-met", "wanted-to-stop", "no-contact", "stepped-up", "unsuitable" or "system"; never a word about a loss or a death.</param>
public sealed record PeerMatchEnded(Guid MatchId, Guid RequestId, Guid PersonId, DateOnly On, string ReasonCode, Guid? DecisionId = null) : IEvent;

/// <summary>Peer support begins to work with a household: it is in the scope of the coordinators of that programme, and of no supporter.</summary>
/// <param name="TeamId">The programme of peer support.</param>
/// <param name="Kind">"peer".</param>
/// <param name="Shown">Always false: that somebody has a peer supporter is theirs to tell.</param>
public sealed record PeerInvolvementBegan(Guid InvolvementId, Guid HouseholdId, Guid PersonId, Guid? OrganisationId, Guid TeamId, string Kind, DateOnly On, bool Shown) : IEvent;

/// <summary>What began under this id has ended; a second end changes nothing.</summary>
public sealed record PeerInvolvementEnded(Guid InvolvementId, Guid HouseholdId, DateOnly On) : IEvent;

using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>A team, or one worker for it, begins to work with a household: shown on the card, used for scope.</summary>
/// <param name="TeamId">The MDT; null when it is one worker alone.</param>
/// <param name="UserId">The worker: a lead practitioner, a referrer, an invited attendee.</param>
/// <param name="Kind">"case", "referral", "lead" or "invited"; invited people see the name only.</param>
/// <param name="Shown">Whether the card lists it.</param>
/// <param name="Again">It ended before, on this day or earlier, and begins anew: a closed case was reopened. An end that stands is taken back.</param>
public sealed record MdtInvolvementBegan(Guid InvolvementId, Guid HouseholdId, Guid? OrganisationId, Guid? TeamId, Guid? UserId, string Kind, DateOnly On, bool Shown, bool Again = false) : IEvent;

/// <summary>What began under this id has ended; a second end changes nothing.</summary>
public sealed record MdtInvolvementEnded(Guid InvolvementId, Guid HouseholdId, DateOnly On) : IEvent;

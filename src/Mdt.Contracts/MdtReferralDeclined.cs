using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>The team will not take it; reason and suggestion stand on the referral's own page.</summary>
public sealed record MdtReferralDeclined(Guid ReferralId, Guid HouseholdId, DateOnly On) : IEvent;

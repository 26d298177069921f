using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>The team will talk about this household.</summary>
public sealed record MdtReferralAccepted(Guid ReferralId, Guid HouseholdId, DateOnly On) : IEvent;

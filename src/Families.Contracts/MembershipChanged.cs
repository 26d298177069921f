using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>How a household's members changed.</summary>
public enum MembershipChange { Joined, Left }

/// <summary>Somebody joined or left a household.</summary>
public sealed record MembershipChanged(Guid HouseholdId, Guid PersonId, MembershipChange Change, DateOnly On) : IEvent;

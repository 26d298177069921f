using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>From this moment a person's full name and place are masked: packs, offline lists, calendars and exports too, and what is queued is asked again.</summary>
public sealed record PersonRestricted(Guid PersonId) : IImmediateEvent;

/// <summary>A person is no longer restricted: mask no more from now on.</summary>
public sealed record PersonUnrestricted(Guid PersonId) : IEvent;

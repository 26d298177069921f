using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Contracts;

/// <summary>A session was held and its register closed. Counts are asked for, not sent: never who was where.</summary>
public sealed record SessionHeld(Guid SessionId, DateOnly On) : IEvent;

/// <summary>A session is not on: proposals and offers that named it are shown again.</summary>
/// <param name="ReasonCode">"staff", "building", "weather", "numbers", "other".</param>
public sealed record SessionCancelled(Guid SessionId, string ReasonCode) : IEvent;

/// <summary>A child who was booked into a targeted session was not brought: shown to the lead practitioner, weight 2 (outreach.md).</summary>
public sealed record ChildWasNotBrought(Guid PersonId, Guid SessionId, DateOnly On) : IEvent;

using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Contracts;

/// <summary>A hub answered a midwife's link: "linked" is accepted.</summary>
/// <param name="ReasonCode">"full", "wrong-place", "no-way-to-reach", "other" where it was not accepted; null where it was.</param>
public sealed record HubLinkAnswered(Guid LinkId, bool Accepted, string? ReasonCode, DateOnly On) : IEvent;

/// <summary>The hub spoke to her, or tried. Told only where she said that her midwife may know.</summary>
/// <param name="OutcomeCode">"spoke", "left-message", "came-in", "not-reached", "does-not-want".</param>
public sealed record HubWelcomed(Guid LinkId, string OutcomeCode, DateOnly On) : IEvent;

/// <summary>She came to a session of the hub for the first time. Told only where she said that her midwife may know.</summary>
/// <param name="OutcomeCode">"came".</param>
public sealed record HubFirstAttended(Guid LinkId, string OutcomeCode, DateOnly On) : IEvent;

/// <summary>The hub's part is over: agreed with her, or the baby is old enough. Told only where she said that her midwife may know.</summary>
/// <param name="ReasonCode">"agreed" or "grown".</param>
public sealed record HubLinkEnded(Guid LinkId, string ReasonCode, DateOnly On) : IEvent;

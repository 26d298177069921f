using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>A meeting that was in the diary is not held: a room that was kept for it is free.</summary>
/// <param name="At">When it would have begun.</param>
public sealed record MeetingCancelled(Guid MeetingId, Guid MdtId, DateTimeOffset At) : IEvent;

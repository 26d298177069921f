using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>A meeting that is in the diary has another time or another place: a room that is kept for it is asked for again.</summary>
/// <param name="At">When it begins now.</param>
public sealed record MeetingChanged(Guid MeetingId, Guid MdtId, DateTimeOffset At) : IEvent;

using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>A meeting is in the diary.</summary>
public sealed record MeetingScheduled(Guid MeetingId, Guid MdtId, DateTimeOffset At) : IEvent;

using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>A concern is somebody else's turn now: nobody looked in time, or a lead handed it over. Ask <see cref="GetConcernRecipients"/> whom to tell; no content.</summary>
public sealed record SafeguardingConcernPassedOn(Guid ConcernId) : IEvent;

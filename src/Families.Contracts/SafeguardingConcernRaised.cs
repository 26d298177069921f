using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>A concern was saved; its content is on the owner's page alone.</summary>
public sealed record SafeguardingConcernRaised(Guid ConcernId) : IEvent;

using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>A worker no longer has this role in a team: Access ends it.</summary>
public sealed record MdtMemberLeft(Guid MdtId, Guid UserId, string Role) : IEvent;

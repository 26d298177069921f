using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>A worker belongs to a team from now: Access gives the role with the team as its scope.</summary>
/// <param name="Role">A code of <see cref="Roles"/>: chair, coordinator, core-member, safeguarding-lead.</param>
public sealed record MdtMemberJoined(Guid MdtId, Guid UserId, string Role) : IEvent;

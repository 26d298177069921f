using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>Another team accepted a case: it works with the family from now, under a case of its own, and the first team's work has ended. No content.</summary>
/// <param name="CaseId">The case that ended.</param>
/// <param name="MdtId">The team that gave it.</param>
/// <param name="ToMdtId">The team that took it.</param>
/// <param name="ToCaseId">The case under which it goes on.</param>
public sealed record MdtCaseTransferred(Guid CaseId, Guid HouseholdId, Guid MdtId, Guid ToMdtId, Guid ToCaseId, DateOnly On) : IEvent;

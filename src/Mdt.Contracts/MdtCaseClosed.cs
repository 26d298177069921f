using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>A team's work with this family has ended.</summary>
public sealed record MdtCaseClosed(Guid CaseId, Guid HouseholdId, Guid MdtId, DateOnly On) : IEvent;

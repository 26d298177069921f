using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>A team is working with this family. No content.</summary>
public sealed record MdtCaseOpened(Guid CaseId, Guid HouseholdId, Guid MdtId, DateOnly On) : IEvent;

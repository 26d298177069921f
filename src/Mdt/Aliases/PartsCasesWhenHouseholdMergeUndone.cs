using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Aliases;

/// <summary>They were two households after all: each case is the family's that it recorded.</summary>
internal sealed class PartsCasesWhenHouseholdMergeUndone(AliasCopy aliases) : IWhen<HouseholdMergeUndone>
{
    public Task Handle(HouseholdMergeUndone happened, CancellationToken ct) => aliases.Heard(happened.KeptId, happened.MergedId, -1, ct);
}

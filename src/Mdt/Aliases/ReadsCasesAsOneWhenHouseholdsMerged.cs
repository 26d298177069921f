using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Aliases;

/// <summary>Two households are one: a referral of either joins the open case; two open cases are listed for the coordinator, not joined.</summary>
internal sealed class ReadsCasesAsOneWhenHouseholdsMerged(AliasCopy aliases) : IWhen<HouseholdsMerged>
{
    public Task Handle(HouseholdsMerged happened, CancellationToken ct) => aliases.Heard(happened.KeptId, happened.MergedId, 1, ct);
}

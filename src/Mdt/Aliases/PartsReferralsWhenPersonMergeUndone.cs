using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Aliases;

/// <summary>They were two people after all: each referral names whom it recorded.</summary>
internal sealed class PartsReferralsWhenPersonMergeUndone(AliasCopy aliases) : IWhen<PersonMergeUndone>
{
    public Task Handle(PersonMergeUndone happened, CancellationToken ct) => aliases.Heard(happened.KeptId, happened.MergedId, -1, ct);
}

using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Aliases;

/// <summary>Two people are one: referrals that name either are read as naming the kept one.</summary>
internal sealed class ReadsReferralsAsOneWhenPersonMerged(AliasCopy aliases) : IWhen<PersonMerged>
{
    public Task Handle(PersonMerged happened, CancellationToken ct) => aliases.Heard(happened.KeptId, happened.MergedId, 1, ct);
}

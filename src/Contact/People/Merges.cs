using Neighbourhood.Contact.Messages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.People;

/// <summary>Two records are one person: a hold on either holds both, from now on, and what is queued to either is asked again.</summary>
internal sealed class CopiesContactAliasWhenPersonMerged(Aliases aliases, AskAgain again) : IWhen<PersonMerged>
{
    public async Task Handle(PersonMerged happened, CancellationToken ct)
    {
        await aliases.Copy(happened.MergedId, happened.KeptId, ct);
        await again.About(happened.KeptId, ct);
    }
}

/// <summary>They were two people after all. A hold that was set meanwhile stays on the id that it was set on.</summary>
internal sealed class DropsContactAliasWhenPersonMergeUndone(Aliases aliases) : IWhen<PersonMergeUndone>
{
    public Task Handle(PersonMergeUndone happened, CancellationToken ct) => aliases.Drop(happened.MergedId, ct);
}

/// <summary>Two households are one: they share one budget.</summary>
internal sealed class CopiesContactAliasWhenHouseholdsMerged(Aliases aliases) : IWhen<HouseholdsMerged>
{
    public Task Handle(HouseholdsMerged happened, CancellationToken ct) => aliases.Copy(happened.MergedId, happened.KeptId, ct);
}

/// <summary>They were two households after all.</summary>
internal sealed class DropsContactAliasWhenHouseholdMergeUndone(Aliases aliases) : IWhen<HouseholdMergeUndone>
{
    public Task Handle(HouseholdMergeUndone happened, CancellationToken ct) => aliases.Drop(happened.MergedId, ct);
}

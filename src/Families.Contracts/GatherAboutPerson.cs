using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>What each module keeps about a person, by kind: for merge, subject access and retention. No content.</summary>
/// <param name="PersonId">This record alone: what lies under one that it was joined with is asked for by its own id.</param>
[Allows("families.records.gather", Unscoped = "records are compared and rights looked after for everybody, by data quality and the information-governance lead")]
public sealed record GatherAboutPerson(Guid PersonId) : IGather<GatherAboutPerson.Part>
{
    /// <param name="Module">Who keeps it: "Mdt".</param>
    /// <param name="Kind">In words: "referrals that name this person".</param>
    /// <param name="Ids">The rows' ids.</param>
    public sealed record Part(string Module, string Kind, IReadOnlyList<Guid> Ids);
}

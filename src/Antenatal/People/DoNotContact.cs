using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>With whom contact is held, and who objects to sharing for a purpose: as this module heard it.</summary>
internal sealed class DoNotContact(Db db, Aliases aliases)
{
    /// <summary>Those of these people with whom contact is held: "do not contact, ask first".</summary>
    internal async Task<IReadOnlySet<Guid>> Held(IReadOnlyList<Guid> personIds, CancellationToken ct) =>
        await aliases.Among(personIds, await db.Query<Guid>("SELECT person_id FROM antenatal_hold WHERE person_id IN @ids AND released_on IS NULL", new { ids = await aliases.AllOf(personIds, ct) }, ct), ct);

    /// <summary>Those of these people who object to sharing for direct care or early help: nothing new of them is shown to others or sent.</summary>
    internal async Task<IReadOnlySet<Guid>> Objecting(IReadOnlyList<Guid> personIds, CancellationToken ct) =>
        await aliases.Among(personIds, await db.Query<Guid>("SELECT person_id FROM antenatal_objection WHERE person_id IN @ids", new { ids = await aliases.AllOf(personIds, ct) }, ct), ct);

    /// <summary>Those of these people who died.</summary>
    internal async Task<IReadOnlySet<Guid>> Died(IReadOnlyList<Guid> personIds, CancellationToken ct) =>
        await aliases.Among(personIds, await db.Query<Guid>("SELECT person_id FROM antenatal_death WHERE person_id IN @ids", new { ids = await aliases.AllOf(personIds, ct) }, ct), ct);
}

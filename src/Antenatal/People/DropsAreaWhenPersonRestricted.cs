using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>
/// A person is restricted: the small area that was copied for figures would say where she lives, so it is emptied at once; the locality stays. Names are asked of
/// Families each time and masked there. When the restriction ends nothing comes back: the area of that day is not known here any more.
/// </summary>
internal sealed class DropsAreaWhenPersonRestricted(Db db, Aliases aliases) : IWhen<PersonRestricted>
{
    public async Task Handle(PersonRestricted happened, CancellationToken ct) => await Drop(db, await aliases.AllOf(happened.PersonId, ct), ct);

    internal static Task<int> Drop(Db db, IReadOnlyList<Guid> ids, CancellationToken ct) => db.Execute(
        "UPDATE antenatal_pregnancy SET lsoa = NULL, imd_decile = NULL, imd_version = NULL WHERE person_id IN @ids", new { ids }, ct);
}

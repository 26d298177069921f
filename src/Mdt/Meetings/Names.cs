using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>What to print for workers and families: asked once for many, masked for the viewer, kept nowhere.</summary>
internal sealed class Names(ISend send)
{
    internal const string Unknown = "A family you do not work with";

    internal async Task<IReadOnlyDictionary<Guid, string>> OfStaff(IEnumerable<Guid> userIds, CancellationToken ct)
    {
        Guid[] ids = [.. userIds.Distinct()];
        return ids.Length == 0 ? new Dictionary<Guid, string>() : (await send.Ask(new GetStaff(ids), ct)).ToDictionary(w => w.Id, w => w.Name);
    }

    internal async Task<IReadOnlyDictionary<Guid, string>> OfHouseholds(IEnumerable<Guid> householdIds, CancellationToken ct) =>
        (await Households(householdIds, ct)).ToDictionary(h => h.Key, h => h.Value.Name);

    internal async Task<IReadOnlyDictionary<Guid, GetHouseholds.Household>> Households(IEnumerable<Guid> householdIds, CancellationToken ct)
    {
        Guid[] ids = [.. householdIds.Distinct()];
        return ids.Length == 0 ? new Dictionary<Guid, GetHouseholds.Household>() : (await send.Ask(new GetHouseholds(ids), ct)).ToDictionary(h => h.Id);
    }
}

using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Assignments;

/// <summary>Where roles hold, as their modules name the places and teams to this user.</summary>
internal static class PlaceNames
{
    /// <returns>"Own work", "Everywhere", or the name of the place or team, from account and scope.</returns>
    internal static async Task<Func<Guid, Guid?, string>> Of(IEnumerable<(Guid Account, Guid? Scope)> held, ISend send, CancellationToken ct)
    {
        var ids = held.Where(h => h.Scope != h.Account).Select(h => h.Scope).OfType<Guid>().Distinct().ToList();
        var names = (ids.Count == 0 ? [] : await send.Ask(new GatherScopes(ids), ct)).ToLookup(s => s.Id, s => s.Name);
        return (account, scope) => scope is not { } id ? "Everywhere" : id == account ? "Own work" : names[id].FirstOrDefault() ?? "One team or place";
    }
}

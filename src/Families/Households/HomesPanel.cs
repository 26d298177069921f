using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>The homes that somebody has and had; one that the viewer does not work with is "another home", without name, area or day.</summary>
internal sealed class HomesPanel(Memberships memberships, Aliases aliases, Sight sight, Guard guard, Audit audit, TimeProvider clock) : IPersonPanel
{
    public string Permission => Permissions.ReadPeople;

    public int Order => 35;

    public string Partial => "/Families/Households/HomesPanel.cshtml";

    public async Task<object?> For(Guid personId, CancellationToken ct)
    {
        var today = clock.Today();
        var homes = new List<Memberships.Kept>();
        foreach (var id in await aliases.AllOf(personId, ct)) homes.AddRange(await memberships.OfPerson(id, ct));
        var all = homes.Where(k => !k.NeverWas && k.FromOn <= today).ToList();
        var families = (await sight.Families([.. all.Select(k => k.HouseholdId)], ct)).ToDictionary(f => f.Id);
        audit.Saw(personId);
        return new Model(personId, await guard.Reaches(Permissions.WritePeople, "PersonId", personId, ct),
            [.. all.Where(k => k.IsCurrent(today)).Select(k => Said(k, families.GetValueOrDefault(k.HouseholdId)))],
            [.. all.Where(k => !k.IsCurrent(today) && families.GetValueOrDefault(k.HouseholdId) is { IsShown: true }).Select(k => Was(k, families[k.HouseholdId]))]);
    }

    private static Home Said(Memberships.Kept home, Sight.Family? family) => family is not { IsShown: true }
        ? new(null, "Another home", null, null)
        : new(family.Id, family.Name, family.Area == "unknown" ? null : family.Area,
            $"{Codes.Role.GetValueOrDefault(home.Role, "other")}, lives there {Leaving.LivesHere[home.LivesHere].ToLowerInvariant()}, since {Memberships.Day(home.FromOn)}");

    private static string Was(Memberships.Kept home, Sight.Family family) =>
        $"{family.Name}: {Codes.Role.GetValueOrDefault(home.Role, "other")}, {Memberships.Day(home.FromOn)} to {Memberships.Day(home.ToOn)} ({Leaving.InWords(home.LeftCode)})";

    internal sealed record Model(Guid PersonId, bool MayChange, IReadOnlyList<Home> Now, IReadOnlyList<string> Before);

    /// <param name="HouseholdId">Null for another home: nothing leads there.</param>
    internal sealed record Home(Guid? HouseholdId, string Name, string? Area, string? Is);
}

namespace Neighbourhood.Kernel;

/// <summary>
/// Localities whose counts are shown beside one another and together. What is counted has a name, the same in each of them; of all together it is what they add up to, so that none
/// shows what another hides.
/// </summary>
public sealed class CountedPlaces(IReadOnlyList<Guid> localities)
{
    /// <summary>All localities together.</summary>
    public const string All = "all";

    /// <summary>Where the locality is not known, or is none of them.</summary>
    public const string Nowhere = "none";

    private readonly IReadOnlyList<string> _places = [.. localities.Select(l => Place(l)), Nowhere];

    /// <summary>What is counted in a place.</summary>
    public static string Key(string place, string name) => $"{place}|{name}";

    public static string Place(Guid? localityId) => localityId?.ToString() ?? Nowhere;

    /// <summary>Those of a place; of all together, all.</summary>
    public Func<string, IReadOnlyList<T>> Split<T>(IReadOnlyList<T> all, Func<T, Guid?> locality)
    {
        var split = all.ToLookup(one => locality(one) is { } id && localities.Contains(id) ? Place(id) : Nowhere, StringComparer.Ordinal);
        return place => place == All ? all : [.. split[place]];
    }

    /// <summary>Counts in each place and in all together, and says that the one adds up to the other.</summary>
    /// <param name="count">Adds the counts of one place.</param>
    public void Count(SuppressedCells cells, Action<string> count)
    {
        foreach (var place in _places.Append(All)) count(place);
        foreach (var name in cells.Counts.Keys.Where(k => k.StartsWith($"{All}|", StringComparison.Ordinal)).Select(k => k[(All.Length + 1)..]).ToList())
            cells.Sum(Key(All, name), [.. _places.Select(p => Key(p, name))]);
    }

    /// <summary>Counts the parts of a whole, each by the whole's name and its own.</summary>
    /// <param name="part">Of which part one is.</param>
    public static void Divide<T>(SuppressedCells cells, string place, string whole, IReadOnlyList<T> of, IReadOnlyList<string> parts, Func<T, string> part)
    {
        var counts = of.ToLookup(part, StringComparer.Ordinal);
        foreach (var name in parts) cells.Add(Key(place, $"{whole}.{name}"), counts[name].Count());
        cells.Sum(Key(place, whole), [.. parts.Select(p => Key(place, $"{whole}.{p}"))]);
    }
}

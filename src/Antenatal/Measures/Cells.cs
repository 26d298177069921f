using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Measures;

/// <summary>
/// Counts of women and parents that add up to one another: parts to their whole, localities to their neighbourhood, tables to the table that they divide. Settled
/// together, whatever is looked at later, so that no filter and no other table shows what one of them hides (insight.md, "Suppression"; scenario 19).
/// </summary>
/// <param name="control">Null for who sees the figures as they are.</param>
internal sealed class Cells(Suppression? control)
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<(string Whole, IReadOnlyList<string> Parts)> _sums = [];
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, int> Counts => _counts;

    internal IReadOnlyList<(string Whole, IReadOnlyList<string> Parts)> Sums => _sums;

    internal bool Exact => control is null;

    /// <summary>What is shown: null where it is hidden.</summary>
    internal int? this[string key] => _hidden.Contains(key) ? null : control is null ? _counts[key] : control.Count(_counts[key]);

    internal void Add(string key, int count) => _counts[key] = count;

    /// <summary>Parts that make up a whole, all added before or after.</summary>
    internal void Sum(string whole, IReadOnlyList<string> parts) => _sums.Add((whole, parts));

    /// <summary>
    /// Hides what is small, then beside it, in every sum, so much that neither one cell nor a small rest of it can be reckoned; again until nothing changes.
    /// </summary>
    internal void Settle()
    {
        if (control is null) return;
        foreach (var (key, count) in _counts)
            if (control.Count(count) is null) _hidden.Add(key);
        while (_sums.Aggregate(false, (changed, sum) => Guard(sum.Whole, sum.Parts) || changed))
        {
        }
    }

    /// <summary>A share in whole per cent; null where anything that it is reckoned from is hidden, or there is nothing to divide by.</summary>
    internal int? Percent(IReadOnlyList<string> yes, IReadOnlyList<string> no)
    {
        if (yes.Concat(no).Any(_hidden.Contains)) return null;
        var (part, whole) = (yes.Sum(k => _counts[k]), yes.Concat(no).Sum(k => _counts[k]));
        if (whole == 0) return null;
        return control is null ? (int)Math.Round(100m * part / whole, MidpointRounding.AwayFromZero) : control.Percent(part, whole);
    }

    private bool Guard(string whole, IReadOnlyList<string> parts)
    {
        var hidden = parts.Where(_hidden.Contains).ToList();
        if (_hidden.Contains(whole)) return hidden.Count == 0 && HideNext(parts, whole: null);
        return hidden.Count > 0 && (hidden.Count == 1 || hidden.Sum(k => _counts[k]) < control!.Below) && HideNext(parts, whole);
    }

    /// <summary>The next smallest that somebody is counted in; the whole where no part is left.</summary>
    private bool HideNext(IReadOnlyList<string> parts, string? whole)
    {
        var next = parts.Where(k => !_hidden.Contains(k) && _counts[k] > 0).OrderBy(k => _counts[k]).ThenBy(k => k, StringComparer.Ordinal).FirstOrDefault() ?? whole;
        return next is not null && _hidden.Add(next);
    }
}

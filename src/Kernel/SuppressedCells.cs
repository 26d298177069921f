namespace Neighbourhood.Kernel;

/// <summary>
/// Counts of people or households that add up to one another: parts to their whole, localities to their neighbourhood, tables to the table that they divide. Settled
/// together, whatever is looked at later, so that no filter and no other table shows what one of them hides (insight.md, "Suppression"; scenario 19).
/// </summary>
/// <param name="control">Null for who sees the figures as they are.</param>
public sealed class SuppressedCells(Suppression? control)
{
    /// <summary>More than are ever counted, so that sums of it do not run over.</summary>
    private const int Unbounded = 1_000_000;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<(string Whole, IReadOnlyList<string> Parts)> _sums = [];
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);

    /// <summary>What was counted, before anything is hidden: not to be shown.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>What adds up to what.</summary>
    public IReadOnlyList<(string Whole, IReadOnlyList<string> Parts)> Sums => _sums;

    /// <summary>Nothing is hidden or rounded.</summary>
    public bool Exact => control is null;

    /// <summary>What is shown: null where it is hidden.</summary>
    public int? this[string key] => _hidden.Contains(key) ? null : control is null ? _counts[key] : control.Count(_counts[key]);

    /// <summary>A count by its key; the later one stands.</summary>
    public void Add(string key, int count) => _counts[key] = count;

    /// <summary>Parts that make up a whole, all added before or after.</summary>
    public void Sum(string whole, IReadOnlyList<string> parts) => _sums.Add((whole, parts));

    /// <summary>
    /// Hides what is small; then beside it, in every sum, so much that neither one cell nor a small rest of it is left; then whatever still lets a small count be
    /// reckoned over several tables. Again until nothing changes.
    /// </summary>
    public void Settle()
    {
        if (control is null) return;
        foreach (var (key, count) in _counts)
            if (control.Count(count) is null) _hidden.Add(key);
        while (All(_sums, sum => Guard(sum.Whole, sum.Parts)) || All(Found(), HideBeside))
        {
        }
    }

    /// <summary>The least and most that somebody could reckon each count to be, from all that is shown and all that adds up.</summary>
    public IReadOnlyDictionary<string, (int Least, int Most)> Reckoned()
    {
        var known = _counts.Keys.ToDictionary(k => k, k => Bounds(this[k]), StringComparer.Ordinal);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (whole, parts) in _sums)
            {
                var (least, most) = (parts.Sum(p => known[p].Least), parts.Sum(p => known[p].Most));
                changed |= Narrow(known, whole, least, most);
                foreach (var part in parts) changed |= Narrow(known, part, known[whole].Least - (most - known[part].Most), known[whole].Most - (least - known[part].Least));
            }
        }
        return known;
    }

    /// <summary>A share in whole per cent, of what is shown alone; null where anything that it is reckoned from is hidden, or there is nothing to divide by.</summary>
    public int? Percent(IReadOnlyList<string> yes, IReadOnlyList<string> no)
    {
        if (yes.Concat(no).Any(_hidden.Contains)) return null;
        var (part, whole) = (yes.Sum(k => this[k]!.Value), yes.Concat(no).Sum(k => this[k]!.Value));
        return whole == 0 ? null : (int)Math.Round(100m * part / whole, MidpointRounding.AwayFromZero);
    }

    /// <summary>Every one of them, also after the first that changed something.</summary>
    private static bool All<T>(IEnumerable<T> of, Func<T, bool> change) => of.ToList().Aggregate(false, (changed, one) => change(one) || changed);

    /// <summary>What is shown stands for a span; what is hidden for anybody from one up.</summary>
    private (int Least, int Most) Bounds(int? shown) => shown switch
    {
        0 => (0, 0),
        { } count when control is null => (count, count),
        { } count => (Math.Max(control.Below, count - (control.RoundTo / 2)), count + ((control.RoundTo - 1) / 2)),
        null => (1, Unbounded),
    };

    private static bool Narrow(Dictionary<string, (int Least, int Most)> known, string key, int least, int most)
    {
        var (was, now) = (known[key], (Math.Max(known[key].Least, least), Math.Min(known[key].Most, most)));
        known[key] = now;
        return was != now;
    }

    /// <summary>Small counts that could be reckoned all the same.</summary>
    private IEnumerable<string> Found()
    {
        var known = Reckoned();
        return _counts.Where(c => c.Value > 0 && c.Value < control!.Below && known[c.Key].Most <= known[c.Key].Least).Select(c => c.Key);
    }

    /// <summary>One more in each sum that this count stands in.</summary>
    private bool HideBeside(string key) => All(_sums.Where(s => s.Whole == key || s.Parts.Contains(key)), s => HideNext(s.Parts, s.Whole));

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

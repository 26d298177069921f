namespace Neighbourhood.Kernel;

/// <summary>
/// Which of several records is kept, where another module tells that two are one or are two after all: a joining and its undoing may come in either order, and over several steps. Each module keeps in tables of its own what
/// it was told, and reads it by this rule.
/// </summary>
public static class Joinings
{
    /// <summary>What was told about two records.</summary>
    /// <param name="MergedId">The record that is read as another.</param>
    /// <param name="KeptId">The record that it is read as.</param>
    /// <param name="Standing">How often they were joined, less how often they were parted; above 0 they are one.</param>
    public sealed record Told(Guid MergedId, Guid KeptId, int Standing);

    /// <summary>Every record that these were ever joined with, over however many steps, and who of them is kept.</summary>
    /// <param name="ids">The records that something was told about.</param>
    /// <param name="read">What was told that names any of these records, on either side.</param>
    public static async Task<(IReadOnlyList<Guid> Ids, IReadOnlyDictionary<Guid, Guid> Kept)> Around(IReadOnlyList<Guid> ids, Func<IReadOnlyList<Guid>, Task<IReadOnlyList<Told>>> read)
    {
        while (true)
        {
            var told = await read(ids);
            IReadOnlyList<Guid> all = [.. ids.Concat(told.SelectMany(t => new[] { t.MergedId, t.KeptId })).Distinct()];
            if (all.Count == ids.Count) return (ids, Kept(ids, told));
            ids = all;
        }
    }

    /// <summary>For each record that is read as another: which. Whoever reads the same told rows, in whatever order, reads the same.</summary>
    public static IReadOnlyDictionary<Guid, Guid> Kept(IReadOnlyList<Guid> ids, IReadOnlyList<Told> told)
    {
        var into = told.Where(t => t.Standing > 0).OrderBy(t => t.MergedId.ToString(), StringComparer.Ordinal).ThenBy(t => t.KeptId.ToString(), StringComparer.Ordinal)
            .DistinctBy(t => t.MergedId).ToDictionary(t => t.MergedId, t => t.KeptId);
        return ids.Select(id => (Id: id, Kept: Last(id, into))).Where(p => p.Id != p.Kept).ToDictionary(p => p.Id, p => p.Kept);
    }

    /// <summary>While an undoing is still on its way there may be a circle: it is walked once.</summary>
    private static Guid Last(Guid id, Dictionary<Guid, Guid> into)
    {
        for (var steps = 0; steps <= into.Count && into.TryGetValue(id, out var next); steps++) id = next;
        return id;
    }
}

namespace Neighbourhood.Kernel;

/// <summary>Records that another module joined, read as one here too; rows keep the id that they were written with. Each module says where it keeps who is read as whom.</summary>
public abstract class JoinedRecords
{
    /// <param name="KeptId">The record that the merged one is read as.</param>
    public sealed record Pair(Guid MergedId, Guid KeptId);

    /// <summary>Every id under which this person or household stands, itself among them.</summary>
    public Task<IReadOnlyList<Guid>> AllOf(Guid id, CancellationToken ct) => AllOf([id], ct);

    /// <summary>Every id under which these stand.</summary>
    public async Task<IReadOnlyList<Guid>> AllOf(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var kept = (await KeptOf(ids, ct)).Values.Distinct().ToList();
        return [.. ids.Concat(kept).Concat(await MergedInto(kept, ct)).Distinct()];
    }

    /// <summary>For each of these, the id that reads for it.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> KeptOf(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var pairs = (await Merged(ids, ct)).ToDictionary(p => p.MergedId, p => p.KeptId);
        return ids.Distinct().ToDictionary(id => id, id => pairs.GetValueOrDefault(id, id));
    }

    /// <summary>Those of these who are one with any that was found.</summary>
    public async Task<IReadOnlySet<Guid>> Among(IReadOnlyList<Guid> ids, IReadOnlyList<Guid> found, CancellationToken ct)
    {
        if (found.Count == 0) return new HashSet<Guid>();
        var (asked, hit) = (await KeptOf(ids, ct), (await KeptOf(found, ct)).Values.ToHashSet());
        return asked.Where(pair => hit.Contains(pair.Value)).Select(pair => pair.Key).ToHashSet();
    }

    /// <summary>Those of these records that are read as another.</summary>
    protected abstract Task<IReadOnlyList<Pair>> Merged(IReadOnlyList<Guid> ids, CancellationToken ct);

    /// <summary>The records that are read as these.</summary>
    protected abstract Task<IReadOnlyList<Guid>> MergedInto(IReadOnlyList<Guid> kept, CancellationToken ct);
}

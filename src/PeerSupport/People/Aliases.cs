using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.People;

/// <summary>Records that Families joined, read as one here too; rows keep the id that they were written with.</summary>
internal sealed class Aliases(Db db)
{
    private sealed record Pair(Guid MergedId, Guid KeptId);

    /// <summary>Every id under which this person or household stands, itself among them.</summary>
    internal async Task<IReadOnlyList<Guid>> AllOf(Guid id, CancellationToken ct) => await AllOf([id], ct);

    /// <summary>Every id under which these stand.</summary>
    internal async Task<IReadOnlyList<Guid>> AllOf(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var kept = (await KeptOf(ids, ct)).Values.Distinct().ToList();
        var merged = await db.Query<Guid>("SELECT merged_id FROM peersupport_alias WHERE kept_id IN @kept", new { kept }, ct);
        return [.. ids.Concat(kept).Concat(merged).Distinct()];
    }

    /// <summary>For each of these, the id that reads for it.</summary>
    internal async Task<IReadOnlyDictionary<Guid, Guid>> KeptOf(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var pairs = (await db.Query<Pair>("SELECT merged_id, kept_id FROM peersupport_alias WHERE merged_id IN @ids", new { ids }, ct)).ToDictionary(p => p.MergedId, p => p.KeptId);
        return ids.Distinct().ToDictionary(id => id, id => pairs.GetValueOrDefault(id, id));
    }
}

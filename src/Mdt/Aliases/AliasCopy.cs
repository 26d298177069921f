using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Aliases;

/// <summary>Which people and households are one, as Families told it: rows keep the id that they recorded, lists and rules read it as the kept one's.</summary>
internal sealed class AliasCopy(Db db)
{
    /// <summary>Every id under which something of this one may be recorded, the kept one first.</summary>
    internal async Task<IReadOnlyList<Guid>> AllOf(Guid id, CancellationToken ct)
    {
        var rows = await Groups([id], ct);
        return rows.Count == 0 ? [id] : [rows[0].KeptId, .. rows.Select(r => r.Id).Where(r => r != rows[0].KeptId).Order()];
    }

    /// <summary>The same people or households, each once and as the kept one.</summary>
    internal async Task<IReadOnlyList<Guid>> Kept(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return ids;
        var kept = (await Groups(ids, ct)).ToDictionary(r => r.Id, r => r.KeptId);
        return [.. ids.Select(id => kept.GetValueOrDefault(id, id)).Distinct()];
    }

    /// <summary>Notes what was told, and reads anew who is kept among those whom it concerns.</summary>
    /// <param name="by">1 for a joining, -1 for its undoing.</param>
    internal async Task Heard(Guid keptId, Guid mergedId, int by, CancellationToken ct)
    {
        if (await db.Execute("UPDATE mdt_alias SET standing = standing + @by WHERE merged_id = @mergedId AND kept_id = @keptId", new { keptId, mergedId, by }, ct) == 0)
            await db.Execute("INSERT INTO mdt_alias (merged_id, kept_id, standing) VALUES (@mergedId, @keptId, @by)", new { keptId, mergedId, by }, ct);

        List<Guid> ids = [.. (await Groups([keptId, mergedId], ct)).Select(r => r.Id).Append(keptId).Append(mergedId).Distinct()];
        var into = (await db.Query<Edge>("SELECT merged_id, kept_id FROM mdt_alias WHERE merged_id IN @ids AND standing > 0 ORDER BY merged_id, kept_id", new { ids }, ct))
            .DistinctBy(e => e.MergedId).ToDictionary(e => e.MergedId, e => e.KeptId);
        await db.Execute("DELETE FROM mdt_joined WHERE id IN @ids", new { ids }, ct);
        foreach (var group in ids.GroupBy(id => Last(id, into)).Where(g => g.Count() > 1))
            foreach (var id in group) await db.Execute("INSERT INTO mdt_joined (id, kept_id) VALUES (@id, @kept)", new { id, kept = group.Key }, ct);
    }

    /// <summary>While an undoing is still on its way there may be a circle: it is walked once.</summary>
    private static Guid Last(Guid id, Dictionary<Guid, Guid> into)
    {
        for (var steps = 0; steps <= into.Count && into.TryGetValue(id, out var next); steps++) id = next;
        return id;
    }

    private Task<IReadOnlyList<Row>> Groups(IReadOnlyList<Guid> ids, CancellationToken ct) => db.Query<Row>("""
        SELECT o.id, o.kept_id FROM mdt_joined o WHERE o.kept_id IN (SELECT j.kept_id FROM mdt_joined j WHERE j.id IN @ids)
        """, new { ids }, ct);

    private sealed record Row(Guid Id, Guid KeptId);

    private sealed record Edge(Guid MergedId, Guid KeptId);
}

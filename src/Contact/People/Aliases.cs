using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.People;

/// <summary>The ids under which one person or household is known: holds, failures and counts of any are those of all.</summary>
internal sealed class Aliases(Db db)
{
    /// <summary>All ids of the same person or household, the given one among them.</summary>
    internal Task<IReadOnlyList<Guid>> Of(Guid id, CancellationToken ct) => Of([id], ct);

    /// <summary>All ids of any of these, they themselves among them.</summary>
    internal async Task<IReadOnlyList<Guid>> Of(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var known = new HashSet<Guid>(ids);
        for (var before = 0; before != known.Count;)
        {
            before = known.Count;
            foreach (var row in await db.Query<Row>("SELECT merged_id, kept_id FROM contact_alias WHERE merged_id IN @known OR kept_id IN @others",
                new { known = (IReadOnlyList<Guid>)[.. known], others = (IReadOnlyList<Guid>)[.. known] }, ct))
            {
                known.Add(row.MergedId);
                known.Add(row.KeptId);
            }
        }
        return [.. known.Order()];
    }

    internal async Task Copy(Guid mergedId, Guid keptId, CancellationToken ct)
    {
        if (await db.Execute("UPDATE contact_alias SET kept_id = @keptId WHERE merged_id = @mergedId", new { mergedId, keptId }, ct) == 0)
            await db.Execute("INSERT INTO contact_alias (merged_id, kept_id) VALUES (@mergedId, @keptId)", new { mergedId, keptId }, ct);
    }

    internal Task Drop(Guid mergedId, CancellationToken ct) => db.Execute("DELETE FROM contact_alias WHERE merged_id = @mergedId", new { mergedId }, ct);

    private sealed record Row(Guid MergedId, Guid KeptId);
}

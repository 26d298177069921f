using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>What was joined.</summary>
internal enum AliasKind { Person, Household }

/// <summary>Writes that two records are one, and that they are two after all. No other row is touched by either.</summary>
internal sealed class Joining(Db db, Aliases aliases, CurrentUser user, TimeProvider clock)
{
    /// <summary>The one that stands for the group of each is what is joined, so that there is never a circle.</summary>
    internal async Task<(Guid KeptId, Guid MergedId)> Join(AliasKind kind, Guid id, Guid mergedId, Guid keptId, string reason, CancellationToken ct)
    {
        var joined = await aliases.Of([mergedId, keptId], ct);
        if (joined.AreOne(mergedId, keptId)) throw new Conflict("These two records are one already. Look at what stands now.");
        var (merged, kept) = (joined.Kept(mergedId), joined.Kept(keptId));
        await db.Execute("""
            INSERT INTO families_alias (id, kind, merged_id, kept_id, reason, merged_at, merged_by)
            VALUES (@id, @kind, @merged, @kept, @reason, @now, @me)
            """, new { id, kind, merged, kept, reason, now = clock.Now(), me = user.Id }, ct);
        await Group(joined.Everyone([merged, kept]), ct);
        return (kept, merged);
    }

    internal async Task Undo(Guid aliasId, Guid mergedId, string reason, CancellationToken ct)
    {
        var group = await aliases.AllOf(mergedId, ct);
        if (await db.Execute("""
            UPDATE families_alias SET undone_at = @now, undone_by = @me, undo_reason = @reason WHERE id = @aliasId AND undone_at IS NULL
            """, new { aliasId, reason, now = clock.Now(), me = user.Id }, ct) == 0)
            throw new Conflict("Somebody else has parted these records already. Look at what stands now.");
        await Group(group, ct);
    }

    /// <summary>Reads anew who is kept among these.</summary>
    private async Task Group(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var into = (await db.Query<Edge>("SELECT merged_id, kept_id FROM families_alias WHERE merged_id IN @ids AND undone_at IS NULL", new { ids }, ct))
            .ToDictionary(e => e.MergedId, e => e.KeptId);
        await db.Execute("DELETE FROM families_joined WHERE id IN @ids", new { ids }, ct);
        foreach (var row in Joined.Of(ids, into)) await db.Execute("INSERT INTO families_joined (id, kept_id) VALUES (@Id, @KeptId)", row, ct);
    }

    private sealed record Edge(Guid MergedId, Guid KeptId);
}

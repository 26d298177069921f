using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>
/// Which ids are one person or one household since their records were joined. Every query of this module that meets an id reads it as the kept
/// one's, and reads what was recorded under all of them. One question to the database, and none of its rows where nothing was joined.
/// </summary>
internal sealed class Aliases(Db db)
{
    /// <summary>The groups of these ids, of people or of households.</summary>
    internal async Task<Joined> Of(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var asked = ids.Distinct().ToList();
        return asked.Count == 0 ? Joined.None : new Joined(await db.Query<Joined.Row>("""
            SELECT o.id, o.kept_id FROM families_joined o WHERE o.kept_id IN (SELECT j.kept_id FROM families_joined j WHERE j.id IN @asked)
            """, new { asked }, ct));
    }

    /// <summary>The one that is kept; itself where it was never joined.</summary>
    internal async Task<Guid> KeptOf(Guid id, CancellationToken ct) => (await Of([id], ct)).Kept(id);

    /// <summary>Every id under which something of this one may be recorded, the kept one first.</summary>
    internal async Task<IReadOnlyList<Guid>> AllOf(Guid id, CancellationToken ct) => (await Of([id], ct)).All(id);
}

/// <summary>Some ids with the groups that they were joined to.</summary>
internal sealed class Joined
{
    private readonly Dictionary<Guid, Guid> _kept = [];
    private readonly ILookup<Guid, Guid> _all;

    internal Joined(IEnumerable<Row> rows)
    {
        foreach (var row in rows) _kept[row.Id] = row.KeptId;
        _all = _kept.ToLookup(p => p.Value, p => p.Key);
    }

    internal static Joined None { get; } = new([]);

    internal bool IsEmpty => _kept.Count == 0;

    internal Guid Kept(Guid id) => _kept.GetValueOrDefault(id, id);

    internal bool AreOne(Guid one, Guid other) => Kept(one) == Kept(other);

    /// <summary>All ids of its group, the kept one first; itself alone where it was never joined.</summary>
    internal IReadOnlyList<Guid> All(Guid id) => _kept.ContainsKey(id) ? [Kept(id), .. _all[Kept(id)].Where(o => o != Kept(id)).Order()] : [id];

    /// <summary>All ids of all their groups.</summary>
    internal IReadOnlyList<Guid> Everyone(IEnumerable<Guid> ids) => [.. ids.SelectMany(All).Distinct()];

    /// <summary>Whose group each id is in: what stands, edge by edge, made into who is kept. Ids that stand alone are left out.</summary>
    internal static IReadOnlyList<Row> Of(IEnumerable<Guid> ids, IReadOnlyDictionary<Guid, Guid> into)
    {
        Guid Last(Guid id)
        {
            while (into.TryGetValue(id, out var next)) id = next;
            return id;
        }
        return [.. ids.GroupBy(Last).Where(g => g.Count() > 1).SelectMany(g => g.Select(id => new Row(id, g.Key)))];
    }

    internal sealed record Row(Guid Id, Guid KeptId);
}

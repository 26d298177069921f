using System.Buffers.Binary;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>What was recorded under some ids since two records were joined: every module's ids carry the time at which they were made.</summary>
internal sealed class Since(Db db, ISend send)
{
    internal const string Person = "the person";
    internal const string Compared = "comparisons with other records";
    internal const string Joined = "joinings with other records";

    internal async Task<IReadOnlyList<Row>> Of(AliasKind kind, IReadOnlyList<Guid> ids, Guid aliasId, CancellationToken ct)
    {
        var rows = new List<Row>();
        foreach (var id in ids)
            rows.AddRange((kind == AliasKind.Person ? await send.Ask(new GatherAboutPerson(id), ct) : await AboutHousehold(id, ct))
                .Where(part => part.Kind is not (Compared or Joined)) // nothing of them is to be moved
                .SelectMany(part => part.Ids.Where(row => IsLater(row, aliasId)).Select(row => new Row(part.Module, part.Kind, row, MadeAt(row)))));
        return [.. rows.DistinctBy(r => (r.Module, r.Kind, r.Id)).OrderBy(r => r.At).ThenBy(r => r.Id)];
    }

    /// <summary>Ids of version 7 are in the order in which they were made; one that was made of other ids says nothing of itself.</summary>
    internal static bool IsLater(Guid id, Guid than) => id.Version == 7 && string.CompareOrdinal(id.ToString("D"), than.ToString("D")) > 0;

    internal static DateTimeOffset MadeAt(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16);
    }

    private async Task<IReadOnlyList<GatherAboutPerson.Part>> AboutHousehold(Guid id, CancellationToken ct)
    {
        var rows = await db.Query<About>("""
            SELECT 'memberships of this family' AS kind, id FROM families_member WHERE household_id = @id
            UNION ALL SELECT 'involvement of services', id FROM families_involvement WHERE household_id = @id
            UNION ALL SELECT 'changes of address', id FROM families_former_address WHERE household_id = @id
            UNION ALL SELECT 'safeguarding concerns', id FROM families_concern WHERE household_id = @id
            """, new { id }, ct);
        return [.. rows.GroupBy(r => r.Kind, StringComparer.Ordinal).Select(g => new GatherAboutPerson.Part("Families", g.Key, [.. g.Select(r => r.Id)]))];
    }

    private sealed record About(string Kind, Guid Id);

    internal sealed record Row(string Module, string Kind, Guid Id, DateTimeOffset At);
}

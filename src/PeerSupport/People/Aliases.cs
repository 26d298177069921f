using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.People;

/// <summary>Records that Families joined, read as one here too; rows keep the id that they were written with.</summary>
internal sealed class Aliases(Db db) : JoinedRecords
{
    protected override Task<IReadOnlyList<Pair>> Merged(IReadOnlyList<Guid> ids, CancellationToken ct) => db.Query<Pair>("SELECT merged_id, kept_id FROM peersupport_alias WHERE merged_id IN @ids", new { ids }, ct);

    protected override Task<IReadOnlyList<Guid>> MergedInto(IReadOnlyList<Guid> kept, CancellationToken ct) => db.Query<Guid>("SELECT merged_id FROM peersupport_alias WHERE kept_id IN @kept", new { kept }, ct);
}

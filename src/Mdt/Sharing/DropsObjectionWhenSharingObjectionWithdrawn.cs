using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Sharing;

/// <summary>Taken back: it leaves the chairs' list. What may be shown is asked each time, so all is seen again.</summary>
internal sealed class DropsObjectionWhenSharingObjectionWithdrawn(Db db) : IWhen<SharingObjectionWithdrawn>
{
    public Task Handle(SharingObjectionWithdrawn happened, CancellationToken ct) =>
        db.Execute("UPDATE mdt_objection SET state = 'Withdrawn' WHERE objection_id = @ObjectionId", new { happened.ObjectionId }, ct);
}

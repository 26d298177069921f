using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Sharing;

/// <summary>The safeguarding lead decided that the team goes on: the chairs' list says so.</summary>
internal sealed class NotesOverrideWhenSharingObjectionOverridden(Db db) : IWhen<SharingObjectionOverridden>
{
    public Task Handle(SharingObjectionOverridden happened, CancellationToken ct) => !happened.Purposes.Contains(SharingPurpose.MdtDiscussion) ? Task.CompletedTask
        : db.Execute("UPDATE mdt_objection SET state = 'Overridden' WHERE objection_id = @ObjectionId AND state = 'Standing'", new { happened.ObjectionId }, ct);
}

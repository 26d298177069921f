using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Sharing;

/// <summary>Somebody objects to being talked about: from this transaction on the chairs of their cases have it on a list, with the minutes that hold what was said before.</summary>
internal sealed class NotesObjectionWhenSharingObjectionRecorded(Db db, TimeProvider clock) : IWhen<SharingObjectionRecorded>
{
    public async Task Handle(SharingObjectionRecorded happened, CancellationToken ct)
    {
        if (!happened.Purposes.Contains(SharingPurpose.MdtDiscussion)) return;
        var row = new { happened.ObjectionId, happened.PersonId, now = clock.Now() };
        if (await db.Execute("UPDATE mdt_objection SET state = 'Standing' WHERE objection_id = @ObjectionId", row, ct) == 0)
            await db.Execute("INSERT INTO mdt_objection (objection_id, person_id, state, recorded_at) VALUES (@ObjectionId, @PersonId, 'Standing', @now)", row, ct);
    }
}

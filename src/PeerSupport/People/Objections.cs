using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.People;

/// <summary>Somebody objects to sharing for peer support: from this transaction on nothing new of them is shown to a supporter or sent, and the coordinator is shown.</summary>
internal sealed class SilencesPeersWhenSharingObjectionRecorded(Db db, Silences silences) : IWhen<SharingObjectionRecorded>
{
    public async Task Handle(SharingObjectionRecorded happened, CancellationToken ct)
    {
        if (!happened.Purposes.Contains(SharingPurpose.PeerSupport)) return;
        await db.Execute("""
            INSERT INTO peersupport_objection (objection_id, person_id) SELECT @ObjectionId, @PersonId
            WHERE NOT EXISTS (SELECT 1 FROM peersupport_objection WHERE objection_id = @ObjectionId AND person_id = @PersonId)
            """, happened, ct);
        await silences.Silence([happened.PersonId], Silences.Objection, LookWhy.Objected, ct);
    }
}

/// <summary>They took it back: the coordinator is asked whether the conversation may open again.</summary>
internal sealed class AsksAboutPeersWhenSharingObjectionWithdrawn(Db db, Silences silences) : IWhen<SharingObjectionWithdrawn>
{
    public async Task Handle(SharingObjectionWithdrawn happened, CancellationToken ct)
    {
        if (!happened.Purposes.Contains(SharingPurpose.PeerSupport)) return;
        await db.Execute("DELETE FROM peersupport_objection WHERE objection_id = @ObjectionId", happened, ct);
        await silences.Lifted([happened.PersonId], ct);
    }
}

/// <summary>
/// The safeguarding lead decided that sharing goes on in spite of it. That is about what workers must know: peer support is a kindness that nobody is given against their
/// will, so the coordinator is asked, and nothing opens by itself.
/// </summary>
internal sealed class AsksAboutPeersWhenSharingObjectionOverridden(Db db, Silences silences) : IWhen<SharingObjectionOverridden>
{
    public async Task Handle(SharingObjectionOverridden happened, CancellationToken ct)
    {
        if (!happened.Purposes.Contains(SharingPurpose.PeerSupport)) return;
        await db.Execute("DELETE FROM peersupport_objection WHERE objection_id = @ObjectionId", happened, ct);
        await silences.Lifted([happened.PersonId], ct);
    }
}

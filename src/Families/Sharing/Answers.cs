using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>Keeps what somebody said about sharing. The basis of care is the public task: an answer informs, an objection stops.</summary>
internal sealed class Answers(Db db, CurrentUser user, TimeProvider clock)
{
    /// <summary>"May we tell your midwife, health visitor and GP?" and "may we use photos?" Null is not asked and leaves nothing.</summary>
    internal async Task Keep(Guid personId, RegisterFamily.Telling mayTell, bool? photos, CancellationToken ct)
    {
        var told = mayTell != RegisterFamily.Telling.AskLater;
        await Basis(personId, SharingPurpose.EarlyHelp, told ? SharingBasis.Informed : SharingBasis.NotAsked, ct);
        if (mayTell == RegisterFamily.Telling.No)
            foreach (var receiver in new[] { SharingReceiver.Midwife, SharingReceiver.HealthVisitor, SharingReceiver.GeneralPractice })
                await Objection(personId, SharingPurpose.EarlyHelp, receiver, ct);
        if (photos is true) await Basis(personId, SharingPurpose.Marketing, SharingBasis.ExplicitConsent, ct);
        if (photos is false) await Objection(personId, SharingPurpose.Marketing, null, ct);
    }

    private Task<int> Objection(Guid personId, SharingPurpose purpose, SharingReceiver? receiver, CancellationToken ct) => db.Execute("""
        INSERT INTO families_objection (id, person_id, purpose, receiver, recorded_at, recorded_by)
        VALUES (@id, @personId, @purpose, @receiver, @now, @me)
        """, new { id = clock.NewId(), personId, purpose, receiver, now = clock.Now(), me = user.Id }, ct);

    private Task<int> Basis(Guid personId, SharingPurpose purpose, SharingBasis basis, CancellationToken ct) => db.Execute("""
        INSERT INTO families_sharing (id, person_id, purpose, basis, recorded_at, recorded_by)
        VALUES (@id, @personId, @purpose, @basis, @now, @me)
        """, new { id = clock.NewId(), personId, purpose, basis, now = clock.Now(), me = user.Id }, ct);
}

using Neighbourhood.Antenatal.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>When a person's time is over, nothing is left of what she wrote on the public page, where a pregnancy of hers came of it.</summary>
internal sealed class EmptiesRequestWhenPersonErased(Db db, RequestRows rows, Aliases aliases) : IWhen<PersonErased>
{
    public async Task Handle(PersonErased happened, CancellationToken ct)
    {
        var ids = await db.Query<Guid>("""
            SELECT r.id FROM antenatal_self_referral r JOIN antenatal_pregnancy p ON p.id = r.pregnancy_id WHERE p.person_id IN @ids
            """, new { ids = await aliases.AllOf(happened.PersonId, ct) }, ct);
        if (ids.Count == 0) return;
        await rows.Empty(ids, ct);
        await db.Execute("UPDATE antenatal_step SET reason = NULL WHERE subject_id IN @ids", new { ids }, ct);
    }
}

using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>What this module keeps about a person: the referrals that name them.</summary>
internal sealed class AnswerGatherAboutPerson(Db db) : IGatherHandler<GatherAboutPerson, GatherAboutPerson.Part>
{
    public async Task<IReadOnlyList<GatherAboutPerson.Part>> Handle(GatherAboutPerson question, CancellationToken ct)
    {
        var referrals = await db.Query<Guid>("SELECT referral_id FROM mdt_referral_person WHERE person_id = @PersonId ORDER BY referral_id", question, ct);
        return referrals.Count == 0 ? [] : [new GatherAboutPerson.Part("Mdt", "referrals that name this person", referrals)];
    }
}

using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>The programmes in which a person has or had a place.</summary>
internal sealed class AnswerGatherAboutPersonOfProgrammes(Db db) : IGatherHandler<GatherAboutPerson, GatherAboutPerson.Part>
{
    public async Task<IReadOnlyList<GatherAboutPerson.Part>> Handle(GatherAboutPerson question, CancellationToken ct)
    {
        var ids = await db.Query<Guid>("SELECT id FROM familyhubs_enrolment WHERE person_id = @PersonId ORDER BY id", question, ct);
        return ids.Count == 0 ? [] : [new GatherAboutPerson.Part("FamilyHubs", "places in programmes", ids)];
    }
}

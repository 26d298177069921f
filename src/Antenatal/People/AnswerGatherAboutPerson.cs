using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>What this module keeps about a person, by kind: her pregnancies, the baby's own, and where a partner is named. For data quality and rights alone.</summary>
internal sealed class AnswerGatherAboutPerson(Db db) : IGatherHandler<GatherAboutPerson, GatherAboutPerson.Part>
{
    public async Task<IReadOnlyList<GatherAboutPerson.Part>> Handle(GatherAboutPerson question, CancellationToken ct)
    {
        (string Kind, IReadOnlyList<Guid> Ids)[] kinds =
        [
            ("records of maternity care", await db.Query<Guid>("SELECT id FROM antenatal_pregnancy WHERE person_id = @PersonId ORDER BY id", question, ct)),
            ("records of a birth", await db.Query<Guid>("SELECT id FROM antenatal_baby WHERE person_id = @PersonId ORDER BY id", question, ct)),
            ("links of a midwife to a hub", await db.Query<Guid>("SELECT id FROM antenatal_hub_link WHERE person_id = @PersonId ORDER BY id", question, ct)),
            ("times named as a partner", await db.Query<Guid>("SELECT pregnancy_id FROM antenatal_partner WHERE person_id = @PersonId ORDER BY pregnancy_id", question, ct)),
            ("notes on the Start for Life offer", await db.Query<Guid>("SELECT id FROM antenatal_start_for_life WHERE person_id = @PersonId ORDER BY id", question, ct)),
            ("times that contact was stopped", await db.Query<Guid>("SELECT id FROM antenatal_contact_stop WHERE person_id = @PersonId ORDER BY id", question, ct)),
        ];
        return [.. kinds.Where(k => k.Ids.Count > 0).Select(k => new GatherAboutPerson.Part("Antenatal", k.Kind, k.Ids))];
    }
}

using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>What this module keeps about a person, by kind.</summary>
internal sealed class AnswerGatherAboutPerson(Db db) : IGatherHandler<GatherAboutPerson, GatherAboutPerson.Part>
{
    public async Task<IReadOnlyList<GatherAboutPerson.Part>> Handle(GatherAboutPerson question, CancellationToken ct)
    {
        (string Kind, IReadOnlyList<Guid> Ids)[] kinds =
        [
            ("bookings of sessions", await db.Query<Guid>("""
                SELECT booking_id FROM familyhubs_booking_person WHERE person_id = @PersonId UNION SELECT booking_id FROM familyhubs_booking_told WHERE person_id = @PersonId
                """, question, ct)),
            ("times that they came to a session", await db.Query<Guid>("SELECT id FROM familyhubs_attendance WHERE person_id = @PersonId ORDER BY id", question, ct)),
            ("places on a course", await db.Query<Guid>("SELECT id FROM familyhubs_enrolment WHERE person_id = @PersonId ORDER BY id", question, ct)),
            ("proposals of a case meeting to a hub", await db.Query<Guid>("SELECT proposal_id FROM familyhubs_proposal_person WHERE person_id = @PersonId ORDER BY proposal_id", question, ct)),
            ("requests to a hub to welcome them", await db.Query<Guid>("SELECT gp_referral_id FROM familyhubs_gp_referral_person WHERE person_id = @PersonId ORDER BY gp_referral_id", question, ct)),
            ("links of a midwife to a hub", await db.Query<Guid>("SELECT id FROM familyhubs_link WHERE person_id = @PersonId ORDER BY id", question, ct)),
        ];
        return [.. kinds.Where(k => k.Ids.Count > 0).Select(k => new GatherAboutPerson.Part("FamilyHubs", k.Kind, k.Ids))];
    }
}

using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>When a person's time is over, why they left a programme and how they scored is emptied; that somebody was in it stays in the counts.</summary>
internal sealed class EmptiesProgrammesWhenPersonErased(Db db) : IWhen<PersonErased>
{
    public Task Handle(PersonErased happened, CancellationToken ct) => db.Execute("""
        UPDATE familyhubs_enrolment SET left_why = NULL, competence_before = NULL, competence_after = NULL, confidence_before = NULL, confidence_after = NULL, relationships_before = NULL,
            relationships_after = NULL, version = version + 1
        WHERE person_id = @PersonId
        """, happened, ct);
}

using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>Reads programmes, who is in them, and how often they came.</summary>
internal sealed class ProgrammeDesk(Db db, Aliases aliases)
{
    internal sealed record Row(
        Guid Id, Guid ActivityId, Guid SiteId, string Activity, string Site, string Cohort, Guid? FacilitatorUserId, DateOnly StartsOn, int Weeks, int RequiredSessions, int CompletionPct, DateOnly? EndedOn, int Version);

    internal sealed record Enrolment(
        Guid Id, Guid ProgrammeId, Guid PersonId, Guid HouseholdId, DateOnly EnrolledOn, DateOnly? LeftOn, string? LeftWhy, int? CompetenceBefore, int? CompetenceAfter, int? ConfidenceBefore, int? ConfidenceAfter,
        int? RelationshipsBefore, int? RelationshipsAfter, DateOnly? CertificateOn, int Version)
    {
        internal Measures Measures => new(CompetenceBefore, CompetenceAfter, ConfidenceBefore, ConfidenceAfter, RelationshipsBefore, RelationshipsAfter);
    }

    private sealed record Came(Guid PersonId, Guid SessionId);

    internal async Task<Row> Find(Guid programmeId, CancellationToken ct) => await db.Find<Row>("""
        SELECT p.id, p.activity_id, p.site_id, a.title AS activity, s.name AS site, p.cohort, p.facilitator_user_id, p.starts_on, p.weeks, p.required_sessions, p.completion_pct, p.ended_on, p.version
        FROM familyhubs_programme p JOIN familyhubs_activity a ON a.id = p.activity_id JOIN familyhubs_site s ON s.id = p.site_id WHERE p.id = @programmeId
        """, new { programmeId }, ct) ?? throw new NotFound("The programme");

    internal async Task<Enrolment> FindEnrolment(Guid enrolmentId, CancellationToken ct) => await db.Find<Enrolment>("""
        SELECT id, programme_id, person_id, household_id, enrolled_on, left_on, left_why, competence_before, competence_after, confidence_before, confidence_after, relationships_before, relationships_after,
            certificate_on, version
        FROM familyhubs_enrolment WHERE id = @enrolmentId
        """, new { enrolmentId }, ct) ?? throw new NotFound("This place in the programme");

    internal Task<IReadOnlyList<Enrolment>> Enrolments(Guid programmeId, CancellationToken ct) => db.Query<Enrolment>("""
        SELECT id, programme_id, person_id, household_id, enrolled_on, left_on, left_why, competence_before, competence_after, confidence_before, confidence_after, relationships_before, relationships_after,
            certificate_on, version
        FROM familyhubs_enrolment WHERE programme_id = @programmeId ORDER BY enrolled_on, id
        """, new { programmeId }, ct);

    /// <summary>To how many of the programme's sessions each of these people came; a joined record counts for the one that is kept, a session once.</summary>
    internal async Task<Func<Guid, int>> Attended(Guid programmeId, IReadOnlyList<Guid> personIds, CancellationToken ct)
    {
        var came = await db.Query<Came>("""
            SELECT t.person_id, t.session_id FROM familyhubs_attendance t JOIN familyhubs_session s ON s.id = t.session_id
            WHERE s.programme_id = @programmeId AND s.status <> 'Cancelled' AND t.removed_at IS NULL AND t.outcome IN ('Attended', 'AttendedLate', 'LeftEarly', 'VirtualAttended')
            """, new { programmeId }, ct);
        var kept = await aliases.KeptOf([.. personIds.Concat(came.Select(c => c.PersonId)).Distinct()], ct);
        var counts = came.Select(c => (Person: kept[c.PersonId], c.SessionId)).Distinct().GroupBy(c => c.Person).ToDictionary(g => g.Key, g => g.Count());
        return id => counts.GetValueOrDefault(kept.GetValueOrDefault(id, id));
    }
}

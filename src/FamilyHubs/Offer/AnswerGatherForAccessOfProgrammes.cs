using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>What is kept of a person's places in programmes, with the scores before and after.</summary>
internal sealed class AnswerGatherForAccessOfProgrammes(Db db) : IGatherHandler<GatherForAccess, GatherForAccess.Part>
{
    private sealed record Row(
        Guid Id, string Title, string Cohort, DateOnly EnrolledOn, DateOnly? LeftOn, string? LeftWhy, int? CompetenceBefore, int? CompetenceAfter, int? ConfidenceBefore, int? ConfidenceAfter,
        int? RelationshipsBefore, int? RelationshipsAfter, DateOnly? CertificateOn)
    {
        internal Measures Measures => new(CompetenceBefore, CompetenceAfter, ConfidenceBefore, ConfidenceAfter, RelationshipsBefore, RelationshipsAfter);
    }

    public async Task<IReadOnlyList<GatherForAccess.Part>> Handle(GatherForAccess question, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT e.id, a.title, p.cohort, e.enrolled_on, e.left_on, e.left_why, e.competence_before, e.competence_after, e.confidence_before, e.confidence_after, e.relationships_before, e.relationships_after,
                e.certificate_on
            FROM familyhubs_enrolment e JOIN familyhubs_programme p ON p.id = e.programme_id JOIN familyhubs_activity a ON a.id = p.activity_id
            WHERE e.person_id = @PersonId ORDER BY e.enrolled_on, e.id
            """, question, ct);
        return [.. rows.Select(r => new GatherForAccess.Part(r.Id, "FamilyHubs", "Your place in a programme of a family hub", r.EnrolledOn, "A worker of the hub", Text(r), []))];
    }

    private static string Text(Row row)
    {
        var lines = new List<string> { $"{row.Title}, {row.Cohort}, from {row.EnrolledOn.DayText()}" };
        if (row.LeftOn is { } left) lines.Add($"Left on {left.DayText()}: {row.LeftWhy}");
        foreach (var (label, before, after) in row.Measures.Each())
            if (before is not null || after is not null) lines.Add($"{label}: {(before is { } b ? $"{b}" : "not asked")} before, {(after is { } a ? $"{a}" : "not asked")} after");
        if (row.CertificateOn is { } on) lines.Add($"Certificate given on {on.DayText()}");
        return string.Join("\n", lines);
    }
}

using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>What a hub keeps about a person, with dates, the titles of groups and its words. What was written of a whole family is left out unless decided otherwise.</summary>
internal sealed class AnswerGatherForAccess(Db db) : IGatherHandler<GatherForAccess, GatherForAccess.Part>
{
    private const string Here = "FamilyHubs";

    public async Task<IReadOnlyList<GatherForAccess.Part>> Handle(GatherForAccess question, CancellationToken ct)
    {
        var parts = new List<GatherForAccess.Part>();
        foreach (var b in await db.Query<Booked>("""
            SELECT b.id, a.title, t.name AS site, s.starts_at, b.queued_at, b.status, b.cancelled_reason, p.outcome_note
            FROM familyhubs_booking_person p JOIN familyhubs_booking b ON b.id = p.booking_id JOIN familyhubs_session s ON s.id = b.session_id
                 JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site t ON t.id = s.site_id WHERE p.person_id = @PersonId ORDER BY b.id
            """, question, ct))
        {
            var others = await db.Query<Guid>("SELECT person_id FROM familyhubs_booking_person WHERE booking_id = @Id AND person_id <> @PersonId ORDER BY person_id", new { b.Id, question.PersonId }, ct);
            parts.Add(new(b.Id, Here, "A booking of a session", b.QueuedAt.LondonDay(), b.Site, b.InWords, others));
        }
        foreach (var v in await db.Query<Visit>("""
            SELECT v.id, a.title, t.name AS site, s.starts_at, v.role, v.outcome FROM familyhubs_attendance v JOIN familyhubs_session s ON s.id = v.session_id
                 JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site t ON t.id = s.site_id WHERE v.person_id = @PersonId AND v.removed_at IS NULL ORDER BY v.id
            """, question, ct))
            parts.Add(new(v.Id, Here, "A session that you came to", v.StartsAt.LondonDay(), v.Site, $"{v.Title} on {When.DayAndTime(v.StartsAt)}, as: {Plain(v.Role)} ({Plain(v.Outcome)})", []));
        foreach (var e in await db.Query<Course>("""
            SELECT e.id, a.title, p.cohort, t.name AS site, e.enrolled_on, e.left_on, e.left_why, e.competence_before, e.competence_after, e.confidence_before, e.confidence_after,
                   e.relationships_before, e.relationships_after, e.certificate_on
            FROM familyhubs_enrolment e JOIN familyhubs_programme p ON p.id = e.programme_id JOIN familyhubs_activity a ON a.id = p.activity_id JOIN familyhubs_site t ON t.id = p.site_id
            WHERE e.person_id = @PersonId ORDER BY e.id
            """, question, ct))
            parts.Add(new(e.Id, Here, "A place on a course", e.EnrolledOn, e.Site, e.InWords, []));
        foreach (var r in await db.Query<Asked>("""
            SELECT r.id, t.name AS site, r.received_at, r.need, r.need_note, r.safe_contact, r.answer, r.answer_note
            FROM familyhubs_gp_referral r JOIN familyhubs_gp_referral_person p ON p.gp_referral_id = r.id JOIN familyhubs_site t ON t.id = r.site_id WHERE p.person_id = @PersonId ORDER BY r.id
            """, question, ct))
        {
            var others = await db.Query<Guid>("SELECT person_id FROM familyhubs_gp_referral_person WHERE gp_referral_id = @Id AND person_id <> @PersonId ORDER BY person_id", new { r.Id, question.PersonId }, ct);
            parts.Add(new(r.Id, Here, "A request to a hub to welcome you", r.ReceivedAt.LondonDay(), "A practice or another service", r.InWords, others, others.Count > 0 ? Withholding.OthersData : null));
        }
        foreach (var l in await db.Query<Link>("""
            SELECT l.id, t.name AS site, l.asked_on, l.needs, l.language, l.state FROM familyhubs_link l JOIN familyhubs_site t ON t.id = l.site_id WHERE l.person_id = @PersonId ORDER BY l.id
            """, question, ct))
            parts.Add(new(l.Id, Here, "A midwife's note to a hub", l.AskedOn, "A midwife", Lines($"To {l.Site}: {Plain(l.State)}", Told("What would help", l.Needs), Told("Language", l.Language)), []));
        foreach (var p in await db.Query<Proposed>("""
            SELECT p.id, p.proposed_at, p.state, p.reason FROM familyhubs_proposal p JOIN familyhubs_proposal_person n ON n.proposal_id = p.id WHERE n.person_id = @PersonId AND p.state <> 'Waiting' ORDER BY p.id
            """, question, ct))
            parts.Add(new(p.Id, Here, "What a team of several services proposed to a hub", p.ProposedAt.LondonDay(), "A team of several services", Lines(Plain(p.State), p.Reason), [], p.Reason is null ? null : Withholding.OthersData));
        return parts;
    }

    /// <summary>"WasNotBrought" reads "was not brought".</summary>
    private static string Plain(string code) =>
        string.Concat(code.Select((c, i) => char.IsUpper(c) && i > 0 ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));

    private static string? Told(string label, string? text) => string.IsNullOrEmpty(text) ? null : $"{label}: {text}";

    private static string Lines(params string?[] lines) => string.Join("\n", lines.Where(l => !string.IsNullOrWhiteSpace(l)));

    private sealed record Booked(Guid Id, string Title, string Site, DateTimeOffset StartsAt, DateTimeOffset QueuedAt, BookingStatus Status, string? CancelledReason, string? OutcomeNote)
    {
        internal string InWords => Lines($"{Title} on {When.DayAndTime(StartsAt)}: {Booking.Label(Status).ToLowerInvariant()}", Told("Why", CancelledReason), OutcomeNote);
    }

    private sealed record Visit(Guid Id, string Title, string Site, DateTimeOffset StartsAt, string Role, string Outcome);

    private sealed record Course(
        Guid Id, string Title, string Cohort, string Site, DateOnly EnrolledOn, DateOnly? LeftOn, string? LeftWhy, int? CompetenceBefore, int? CompetenceAfter, int? ConfidenceBefore, int? ConfidenceAfter,
        int? RelationshipsBefore, int? RelationshipsAfter, DateOnly? CertificateOn)
    {
        internal string InWords => Lines(
            $"{Title}, {Cohort}", LeftOn is { } left ? $"Left on {When.Date(left)}" : null, Told("Why", LeftWhy), Score("Being a parent", CompetenceBefore, CompetenceAfter),
            Score("Confidence", ConfidenceBefore, ConfidenceAfter), Score("Family relationships", RelationshipsBefore, RelationshipsAfter), CertificateOn is { } on ? $"Certificate on {When.Date(on)}" : null);

        private static string? Score(string what, int? before, int? after) => before is null && after is null ? null : $"{what}: {before?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "not taken"} before, {after?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "not taken"} after";
    }

    private sealed record Asked(Guid Id, string Site, DateTimeOffset ReceivedAt, string Need, string? NeedNote, string SafeContact, string? Answer, string? AnswerNote)
    {
        internal string InWords => Lines($"To {Site}, about: {Plain(Need)}", NeedNote, Told("How you may be reached", SafeContact), Answer is null ? null : $"Answer: {Plain(Answer)}", AnswerNote);
    }

    private sealed record Link(Guid Id, string Site, DateOnly AskedOn, string Needs, string? Language, string State);

    private sealed record Proposed(Guid Id, DateTimeOffset ProposedAt, string State, string? Reason);
}

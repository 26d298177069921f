using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>When a household joined a hub, booked, came and took a course, for whoever may read it; the group's title and no place, for somebody of it may be restricted.</summary>
internal sealed class AnswerGatherTimeline(Db db, ISend send, Aliases aliases, CurrentUser user) : IGatherHandler<GatherTimeline, GatherTimeline.Part>
{
    private const string Here = "FamilyHubs";

    private sealed record Came(Guid SessionId, string Title, DateTimeOffset StartsAt, int People);

    private sealed record Joined(DateOnly RegisteredOn, DateTimeOffset? WelcomedAt);

    private sealed record Course(Guid ProgrammeId, string Title, DateOnly EnrolledOn, DateOnly? LeftOn, DateOnly? CertificateOn);

    private sealed record Booked(Guid SessionId, string Title, DateTimeOffset QueuedAt, DateTimeOffset? CancelledAt);

    public async Task<IReadOnlyList<GatherTimeline.Part>> Handle(GatherTimeline question, CancellationToken ct)
    {
        var (attendance, bookings) = (user.May(Permissions.ReadAttendance), user.May(Permissions.ViewBookings));
        if (!attendance && !bookings) return [];
        // Whoever is only invited to a case sees the name, and not where the family goes.
        if (await send.Ask(new GetHousehold(question.HouseholdId), ct) is not { Masking: Masking.Full or Masking.Restricted }) return [];
        var args = new { ids = await aliases.AllOf(question.HouseholdId, ct) };
        var parts = new List<GatherTimeline.Part>();
        if (attendance)
            parts.AddRange((await db.Query<Came>("""
                SELECT s.id AS session_id, a.title, s.starts_at, COUNT(*) AS people
                FROM familyhubs_attendance v JOIN familyhubs_session s ON s.id = v.session_id JOIN familyhubs_activity a ON a.id = s.activity_id
                WHERE v.household_id IN @ids AND v.removed_at IS NULL GROUP BY s.id, a.title, s.starts_at ORDER BY s.starts_at, s.id
                """, args, ct)).Select(c => new GatherTimeline.Part(c.StartsAt, Here, $"Came to {c.Title}{(c.People > 1 ? $" ({c.People} of them)" : "")}", bookings ? $"/familyhubs/sessions/{c.SessionId}" : null)));
        foreach (var j in await db.Query<Joined>("SELECT registered_on, welcomed_at FROM familyhubs_registration WHERE household_id IN @ids ORDER BY registered_on, id", args, ct))
        {
            parts.Add(new(j.RegisteredOn.AtLondon(TimeOnly.MinValue), Here, "Joined a family hub", bookings ? "/familyhubs/welcome" : null));
            if (j.WelcomedAt is { } welcomed) parts.Add(new(welcomed, Here, "Was welcomed at a family hub", null));
        }
        foreach (var c in await db.Query<Course>("""
            SELECT p.id AS programme_id, a.title, e.enrolled_on, e.left_on, e.certificate_on
            FROM familyhubs_enrolment e JOIN familyhubs_programme p ON p.id = e.programme_id JOIN familyhubs_activity a ON a.id = p.activity_id WHERE e.household_id IN @ids ORDER BY e.enrolled_on, e.id
            """, args, ct))
        {
            var path = bookings ? $"/familyhubs/programmes/{c.ProgrammeId}" : null;
            parts.Add(new(c.EnrolledOn.AtLondon(TimeOnly.MinValue), Here, $"Began a course: {c.Title}", path));
            if (c.LeftOn is { } left) parts.Add(new(left.AtLondon(TimeOnly.MinValue), Here, $"Left a course: {c.Title}", path));
            if (c.CertificateOn is { } given) parts.Add(new(given.AtLondon(TimeOnly.MinValue), Here, $"Completed a course: {c.Title}", path));
        }
        if (bookings)
            foreach (var b in await db.Query<Booked>("""
                SELECT b.session_id, a.title, b.queued_at, b.cancelled_at FROM familyhubs_booking b JOIN familyhubs_session s ON s.id = b.session_id JOIN familyhubs_activity a ON a.id = s.activity_id
                WHERE b.household_id IN @ids ORDER BY b.queued_at, b.id
                """, args, ct))
            {
                parts.Add(new(b.QueuedAt, Here, $"Asked for a place in {b.Title}", $"/familyhubs/sessions/{b.SessionId}/bookings"));
                if (b.CancelledAt is { } off) parts.Add(new(off, Here, $"The booking of {b.Title} ended", $"/familyhubs/sessions/{b.SessionId}/bookings"));
            }
        return parts;
    }
}

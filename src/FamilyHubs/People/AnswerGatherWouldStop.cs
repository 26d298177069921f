using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>What a recorded death would stop here: bookings to come and courses.</summary>
internal sealed class AnswerGatherWouldStop(Db db, Aliases aliases, TimeProvider clock) : IGatherHandler<GatherWouldStop, GatherWouldStop.Part>
{
    public async Task<IReadOnlyList<GatherWouldStop.Part>> Handle(GatherWouldStop question, CancellationToken ct)
    {
        var row = new { ids = await aliases.AllOf(question.PersonId, ct), now = clock.Now() };
        var bookings = await db.Find<int>("""
            SELECT COUNT(DISTINCT b.id) FROM familyhubs_booking b JOIN familyhubs_booking_person p ON p.booking_id = b.id JOIN familyhubs_session s ON s.id = b.session_id
            WHERE p.person_id IN @ids AND b.status IN ('Booked', 'Waiting') AND s.ends_at > @now
            """, row, ct);
        var courses = await db.Find<int>("SELECT COUNT(*) FROM familyhubs_enrolment WHERE person_id IN @ids AND left_on IS NULL", row, ct);
        return [.. new[] { Says(bookings, "booking of a session", "bookings of sessions"), Says(courses, "place on a course", "places on courses") }.OfType<string>().Select(s => new GatherWouldStop.Part("FamilyHubs", s))];
    }

    private static string? Says(int count, string one, string many) => count == 0 ? null : count == 1 ? $"1 {one}" : $"{count} {many}";
}

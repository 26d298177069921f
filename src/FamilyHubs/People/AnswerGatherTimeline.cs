using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>When a household booked and came, for whoever may read it; the group's title and no place, for somebody of it may be restricted.</summary>
internal sealed class AnswerGatherTimeline(Db db, ISend send, Aliases aliases, CurrentUser user) : IGatherHandler<GatherTimeline, GatherTimeline.Part>
{
    private const string Here = "FamilyHubs";

    private sealed record Came(Guid SessionId, string Title, DateTimeOffset StartsAt, int People);

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

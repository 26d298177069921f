using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>
/// What is planned here for a pregnancy: bookings that were made from its link; hers and her household's in what is for expectant parents, but not those of somebody there who
/// has a link of her own; links; and a welcome that is owed. What her other children are booked into is theirs.
/// </summary>
internal sealed class PregnancyPlans(Db db, ISend send, Aliases aliases, TimeProvider clock)
{
    internal enum Kind { Booking, Enrolment, Link, Welcome }

    internal sealed record Planned(Guid Id, Guid? HouseholdId, Guid SiteId);

    internal sealed record All(IReadOnlyList<Guid> People, IReadOnlyList<Guid> Households, IReadOnlyDictionary<Kind, IReadOnlyList<Planned>> ByKind);

    internal async Task<All> Of(Guid pregnancyId, Guid personId, CancellationToken ct)
    {
        var people = await aliases.AllOf(personId, ct);
        var homes = await Homes(pregnancyId, personId, people, ct);
        var row = new { pregnancyId, people, homes, now = clock.Now() };
        return new(people, homes, new Dictionary<Kind, IReadOnlyList<Planned>>
        {
            [Kind.Booking] = await db.Query<Planned>("""
                SELECT b.id, b.household_id, s.site_id FROM familyhubs_booking b JOIN familyhubs_session s ON s.id = b.session_id JOIN familyhubs_activity a ON a.id = s.activity_id
                WHERE b.status IN ('Booked', 'Waiting') AND s.ends_at > @now
                  AND (EXISTS (SELECT 1 FROM familyhubs_link l WHERE l.id = b.link_id AND l.pregnancy_id = @pregnancyId)
                    OR (a.audience = 'Expectant' AND (EXISTS (SELECT 1 FROM familyhubs_booking_person p WHERE p.booking_id = b.id AND p.person_id IN @people)
                      OR (b.household_id IN @homes AND NOT EXISTS (SELECT 1 FROM familyhubs_booking_person o JOIN familyhubs_link l ON l.person_id = o.person_id
                          WHERE o.booking_id = b.id AND l.pregnancy_id <> @pregnancyId AND l.state IN ('Asked', 'Accepted', 'Welcomed', 'Attended'))))))
                ORDER BY b.id
                """, row, ct),
            [Kind.Enrolment] = await db.Query<Planned>("""
                SELECT e.id, e.household_id, p.site_id FROM familyhubs_enrolment e JOIN familyhubs_programme p ON p.id = e.programme_id JOIN familyhubs_activity a ON a.id = p.activity_id
                WHERE e.left_on IS NULL AND a.audience = 'Expectant'
                  AND (e.person_id IN @people OR (e.household_id IN @homes AND NOT EXISTS (SELECT 1 FROM familyhubs_link l
                      WHERE l.person_id = e.person_id AND l.pregnancy_id <> @pregnancyId AND l.state IN ('Asked', 'Accepted', 'Welcomed', 'Attended'))))
                ORDER BY e.id
                """, row, ct),
            [Kind.Link] = await db.Query<Planned>("""
                SELECT id, household_id, site_id FROM familyhubs_link WHERE pregnancy_id = @pregnancyId AND state IN ('Asked', 'Accepted', 'Welcomed', 'Attended') ORDER BY id
                """, row, ct),
            [Kind.Welcome] = await db.Query<Planned>("""
                SELECT id, household_id, site_id FROM familyhubs_registration
                WHERE household_id IN @homes AND welcomed_at IS NULL AND ended_on IS NULL AND welcome_stopped_at IS NULL ORDER BY id
                """, row, ct),
        });
    }

    /// <summary>Where she lives now, and where her link and what she is booked into say that she does.</summary>
    private async Task<IReadOnlyList<Guid>> Homes(Guid pregnancyId, Guid personId, IReadOnlyList<Guid> people, CancellationToken ct)
    {
        var own = await db.Query<Guid>("""
            SELECT household_id FROM familyhubs_link WHERE pregnancy_id = @pregnancyId AND household_id IS NOT NULL
            UNION SELECT b.household_id FROM familyhubs_booking b JOIN familyhubs_booking_person p ON p.booking_id = b.id JOIN familyhubs_session s ON s.id = b.session_id
                  WHERE p.person_id IN @people AND b.status IN ('Booked', 'Waiting') AND s.ends_at > @now
            UNION SELECT household_id FROM familyhubs_enrolment WHERE person_id IN @people AND left_on IS NULL
            """, new { pregnancyId, people, now = clock.Now() }, ct);
        var now = (await send.Ask(new GetPeople([personId]), ct)).SingleOrDefault()?.HouseholdId;
        return await aliases.AllOf([.. own.Concat(now is { } home ? [home] : [])], ct);
    }

    /// <summary>"2 bookings of sessions"; null for none.</summary>
    internal static string? Says(Kind kind, int count) => (kind, count) switch
    {
        (_, 0) => null,
        (Kind.Booking, 1) => "1 booking of a session",
        (Kind.Booking, _) => $"{count} bookings of sessions",
        (Kind.Enrolment, 1) => "1 place on a course",
        (Kind.Enrolment, _) => $"{count} places on courses",
        (Kind.Link, 1) => "1 link to a hub",
        (Kind.Link, _) => $"{count} links to hubs",
        (_, 1) => "1 welcome that a hub owes",
        _ => $"{count} welcomes that hubs owe",
    };
}

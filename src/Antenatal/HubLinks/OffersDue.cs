using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>Which women are to be offered a hub: asked once for a whole list. Nobody with whom contact is held, nobody who said "do not ask again", nobody who has a link.</summary>
internal sealed class OffersDue(Db db, ISend send, DoNotContact contact, TimeProvider clock)
{
    private sealed record Row(Guid Id, Guid PersonId, DateOnly NotifiedOn, DateOnly? BookingOn, DateOnly? AgreedEdd, Guid? NeighbourhoodId);

    private sealed record Said(Guid PregnancyId, DateOnly OfferedOn, OfferAnswer Answer, DateOnly? FollowUpOn);

    /// <summary>By pregnancy; whose is not in it has none due.</summary>
    internal async Task<IReadOnlyDictionary<Guid, Offering.Due>> Of(IReadOnlyList<Guid> pregnancyIds, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT p.id, p.person_id, p.notified_on, COALESCE(p.booking_done_on, p.booking_on) AS booking_on, p.agreed_edd, p.neighbourhood_id FROM antenatal_pregnancy p
            WHERE p.id IN @ids AND p.status IN ('Notified', 'Booked', 'Ongoing')
              AND NOT EXISTS (SELECT 1 FROM antenatal_hub_link l WHERE l.pregnancy_id = p.id AND l.status IN ('Asked', 'Accepted', 'Welcomed', 'FirstAttended'))
            """, new { ids = pregnancyIds }, ct);
        if (rows.Count == 0) return new Dictionary<Guid, Offering.Due>();
        List<Guid> people = [.. rows.Select(r => r.PersonId).Distinct()];
        var (held, died) = (await contact.Held(people, ct), await contact.Died(people, ct));
        var last = (await db.Query<Said>("""
            SELECT pregnancy_id, offered_on, answer, follow_up_on FROM antenatal_hub_offer WHERE pregnancy_id IN @ids ORDER BY offered_on, id
            """, new { ids = rows.Select(r => r.Id).ToList() }, ct)).GroupBy(s => s.PregnancyId).ToDictionary(g => g.Key, g => g.Last());
        var moments = new Dictionary<Guid, IReadOnlyList<Offering.Moment>>();
        var due = new Dictionary<Guid, Offering.Due>();
        foreach (var row in rows.Where(r => !held.Contains(r.PersonId) && !died.Contains(r.PersonId)))
        {
            var area = row.NeighbourhoodId ?? Guid.Empty;
            if (!moments.TryGetValue(area, out var named)) moments[area] = named = Offering.Moments(await send.Ask(new GetSetting("antenatal.hubOfferWeeks", row.NeighbourhoodId), ct));
            var said = last.TryGetValue(row.Id, out var made) ? new Offering.Made(made.OfferedOn, made.Answer, made.FollowUpOn) : null;
            if (Offering.Of(named, new(row.NotifiedOn, row.BookingOn, row.AgreedEdd), said, clock.Today()) is { } one) due[row.Id] = one;
        }
        return due;
    }
}

using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>
/// Why an objection does not hide a family until the safeguarding lead has decided: somebody in a household of this person may come to harm, by an open
/// concern or by what social care does. The one place that knows what counts.
/// </summary>
internal sealed class SafeguardingGrounds(Db db, Aliases aliases, TimeProvider clock)
{
    internal async Task<bool> Are(Guid personId, CancellationToken ct) => (await Of([personId], ct)).Any();

    /// <summary>For each person the day since which there is a reason, the first of several; nothing for the others.</summary>
    internal async Task<IReadOnlyDictionary<Guid, DateOnly>> Of(IReadOnlyList<Guid> personIds, CancellationToken ct)
    {
        if (personIds.Count == 0) return new Dictionary<Guid, DateOnly>();
        var today = clock.Today();
        var asked = await aliases.Of(personIds, ct);
        var theirs = await db.Query<Place>("""
            SELECT household_id, person_id FROM families_member WHERE person_id IN @ids AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
            """, new { ids = asked.Everyone(personIds), today }, ct);
        var homes = await aliases.Of(theirs.Select(p => p.HouseholdId), ct);
        var all = await db.Query<Place>("""
            SELECT household_id, person_id FROM families_member WHERE household_id IN @ids AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
            """, new { ids = homes.Everyone(theirs.Select(p => p.HouseholdId)), today }, ct);
        var people = await aliases.Of(all.Select(p => p.PersonId), ct);
        var together = all.ToLookup(p => homes.Kept(p.HouseholdId), p => p.PersonId);
        var lived = theirs.ToLookup(p => asked.Kept(p.PersonId), p => homes.Kept(p.HouseholdId));

        // Everybody and every household with which each of them stands, or falls.
        var near = personIds.Distinct().ToDictionary(id => id, id =>
            asked.All(id).Concat(lived[asked.Kept(id)].SelectMany(h => homes.All(h).Concat(people.Everyone(together[h])))).ToHashSet());
        IReadOnlyList<Guid> everyone = [.. near.Values.SelectMany(n => n).Distinct()];
        var since = (await Concerns(everyone, ct)).Concat(await Statuses(everyone, today, ct)).ToLookup(g => g.Id, g => g.Since);
        return near.Where(n => n.Value.Any(since.Contains)).ToDictionary(n => n.Key, n => n.Value.SelectMany(id => since[id]).Min());
    }

    /// <summary>An open concern about a person or a household.</summary>
    private async Task<IEnumerable<Ground>> Concerns(IReadOnlyList<Guid> ids, CancellationToken ct) => (await db.Query<Raised>("""
        SELECT p.person_id AS about_id, c.saved_at
        FROM families_concern_person p JOIN families_concern c ON c.id = p.concern_id
        WHERE p.person_id IN @ids AND c.state <> 'Closed'
        UNION
        SELECT household_id, saved_at FROM families_concern WHERE household_id IN @ids AND state <> 'Closed'
        """, new { ids }, ct)).Select(r => new Ground(r.AboutId, r.SavedAt.LondonDay()));

    /// <summary>A child in need, on a protection plan or looked after, since that was seen here; Family Help is no reason.</summary>
    private async Task<IEnumerable<Ground>> Statuses(IReadOnlyList<Guid> ids, DateOnly today, CancellationToken ct) => (await db.Query<Status>("""
        SELECT person_id, from_on, seen_on FROM families_social_care
        WHERE person_id IN @ids AND status IN ('CIN', 'CP', 'LAC') AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
        """, new { ids, today }, ct)).Select(s => new Ground(s.PersonId, s.SeenOn > s.FromOn ? s.SeenOn : s.FromOn));

    /// <param name="Id">Of a person, or of a household.</param>
    private sealed record Ground(Guid Id, DateOnly Since);

    private sealed record Place(Guid HouseholdId, Guid PersonId);

    private sealed record Raised(Guid AboutId, DateTimeOffset SavedAt);

    private sealed record Status(Guid PersonId, DateOnly FromOn, DateOnly SeenOn);
}

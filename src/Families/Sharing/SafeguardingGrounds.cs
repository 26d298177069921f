using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>
/// Why an objection does not hide a family until the safeguarding lead has decided: somebody in a household of this person may come to harm.
/// The one place that knows what counts.
/// </summary>
internal sealed class SafeguardingGrounds(Db db, TimeProvider clock)
{
    /// <param name="Since">Since when it is so.</param>
    internal sealed record Ground(Guid PersonId, DateOnly Since);

    internal async Task<bool> Are(Guid personId, CancellationToken ct) => (await Of([personId], ct)).Any();

    /// <summary>For each person the day since which there is a reason, the first of several; nothing for the others.</summary>
    internal async Task<IReadOnlyDictionary<Guid, DateOnly>> Of(IReadOnlyList<Guid> personIds, CancellationToken ct)
    {
        if (personIds.Count == 0) return new Dictionary<Guid, DateOnly>();
        var grounds = await Concerns(personIds, ct);
        return grounds.GroupBy(g => g.PersonId).ToDictionary(g => g.Key, g => g.Min(o => o.Since));
    }

    /// <summary>An open concern about the person, about somebody they live with, or about the household.</summary>
    private async Task<IReadOnlyList<Ground>> Concerns(IReadOnlyList<Guid> personIds, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT p.person_id, c.saved_at
            FROM families_concern_person p JOIN families_concern c ON c.id = p.concern_id
            WHERE p.person_id IN @personIds AND c.state <> 'Closed'
            UNION
            SELECT m.person_id, c.saved_at
            FROM families_member m
            JOIN families_member o ON o.household_id = m.household_id AND o.from_on <= @today AND (o.to_on IS NULL OR o.to_on > @today)
            JOIN families_concern_person p ON p.person_id = o.person_id JOIN families_concern c ON c.id = p.concern_id
            WHERE m.person_id IN @personIds AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today) AND c.state <> 'Closed'
            UNION
            SELECT m.person_id, c.saved_at
            FROM families_member m JOIN families_concern c ON c.household_id = m.household_id
            WHERE m.person_id IN @personIds AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today) AND c.state <> 'Closed'
            """, new { personIds, today = clock.Today() }, ct);
        return [.. rows.Select(r => new Ground(r.PersonId, r.SavedAt.LondonDay()))];
    }

    private sealed record Row(Guid PersonId, DateTimeOffset SavedAt);
}

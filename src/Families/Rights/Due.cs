using System.Globalization;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Rights;

/// <summary>Whose records have had their time today, by <see cref="Retention"/>: nobody with whom a service works, nobody under a legal hold.</summary>
internal sealed class Due(Db db, ISend send, Aliases aliases, TimeProvider clock)
{
    internal sealed record Person(Guid Id, DateOnly DueOn, bool Held);

    /// <summary>Those whose time is over, the longest first, those under a legal hold among them and marked.</summary>
    internal async Task<IReadOnlyList<Person>> Today(CancellationToken ct) => await Whole(await Alone(null, ct), ct);

    /// <summary>This person, when their time is over.</summary>
    internal async Task<Person?> Of(Guid personId, CancellationToken ct)
    {
        var due = new List<Person>();
        foreach (var id in await aliases.AllOf(personId, ct)) due.AddRange(await Alone(id, ct));
        return (await Whole(due, ct)).SingleOrDefault(p => p.Id == personId);
    }

    /// <summary>Records that were joined are one person: none of them is due before all are, and a hold on one holds all.</summary>
    private async Task<IReadOnlyList<Person>> Whole(IReadOnlyList<Person> due, CancellationToken ct)
    {
        var joined = await aliases.Of(due.Select(p => p.Id), ct);
        if (joined.IsEmpty) return due;
        var byId = due.ToDictionary(p => p.Id);
        var erased = (await db.Query<Guid>("SELECT person_id FROM families_erasure WHERE person_id IN @ids", new { ids = joined.Everyone(byId.Keys) }, ct)).ToHashSet();
        return [.. due.Where(p => joined.All(p.Id).All(id => byId.ContainsKey(id) || erased.Contains(id)))
            .Select(p => p with { Held = joined.All(p.Id).Any(id => byId.TryGetValue(id, out var other) && other.Held) })];
    }

    private async Task<IReadOnlyList<Person>> Alone(Guid? personId, CancellationToken ct)
    {
        var rule = new Retention(await Number("ig.retentionChildToAge", ct), await Number("ig.retentionSocialCareYears", ct));
        var today = clock.Today();
        // Whom the shortest of the times cannot have passed is left to the database; the rule decides on the rest.
        var rows = await db.Query<Row>("""
            SELECT p.id, p.date_of_birth, MIN(m.from_on) AS known_on, MAX(COALESCE(m.to_on, m.from_on)) AS member_on, MAX(i.to_on) AS involved_on,
                MAX(c.saved_at) AS concern_at, MAX(CASE WHEN l.id IS NULL THEN 0 ELSE 1 END) AS held
            FROM families_person p
            JOIN families_member m ON m.person_id = p.id
            LEFT JOIN families_involvement i ON i.household_id = m.household_id
            LEFT JOIN families_concern_person cp ON cp.person_id = p.id
            LEFT JOIN families_concern c ON c.id = cp.concern_id
            LEFT JOIN families_legal_hold l ON l.person_id = p.id AND l.lifted_on IS NULL
            WHERE (@personId IS NULL OR p.id = @personId) AND m.from_on <= @latest
              AND NOT EXISTS (SELECT 1 FROM families_erasure e WHERE e.person_id = p.id)
              AND NOT EXISTS (SELECT 1 FROM families_involvement o WHERE o.household_id = m.household_id AND (o.to_on IS NULL OR o.to_on > @latest))
              AND NOT EXISTS (SELECT 1 FROM families_concern_person op JOIN families_concern oc ON oc.id = op.concern_id WHERE op.person_id = p.id AND oc.state <> 'Closed')
            GROUP BY p.id, p.date_of_birth
            """, new { personId, latest = today.AddYears(-rule.Years) }, ct);
        return [.. rows
            .Select(r => new Person(r.Id, rule.DueOn(r.DateOfBirth, r.KnownOn, r.LastActiveOn), r.Held > 0))
            .Where(p => p.DueOn <= today).OrderBy(p => p.DueOn).ThenBy(p => p.Id)];
    }

    private async Task<int> Number(string key, CancellationToken ct) => int.Parse(await send.Ask(new GetSetting(key), ct), CultureInfo.InvariantCulture);

    private sealed record Row(Guid Id, DateOnly? DateOfBirth, DateOnly KnownOn, DateOnly MemberOn, DateOnly? InvolvedOn, DateTimeOffset? ConcernAt, int Held)
    {
        internal DateOnly LastActiveOn => new[] { MemberOn, InvolvedOn ?? MemberOn, ConcernAt is { } at ? at.LondonDay() : MemberOn }.Max();
    }
}

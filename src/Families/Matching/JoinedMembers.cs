using Neighbourhood.Families.Households;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>Members as they are read once records were joined: each person once, as the kept record has them, restricted where any of the records is.</summary>
internal sealed class JoinedMembers(Db db, Aliases aliases, CurrentUser user, TimeProvider clock)
{
    /// <summary>By the household that is kept.</summary>
    internal async Task<ILookup<Guid, Sight.Member>> Of(IReadOnlyList<Sight.Member> members, Joined homes, CancellationToken ct)
    {
        var people = await aliases.Of(members.Select(m => m.PersonId), ct);
        if (people.IsEmpty && homes.IsEmpty) return members.ToLookup(m => m.HouseholdId);
        var records = (await db.Query<Record>("""
            SELECT id, first_name, preferred_name, family_name, date_of_birth, is_unborn, language, interpreter_needed, accessible_info, sensitivity, deceased_on
            FROM families_person WHERE id IN @ids
            """, new { ids = people.Everyone(members.Select(m => m.PersonId)) }, ct)).ToDictionary(r => r.Id);
        return members.GroupBy(m => (Home: homes.Kept(m.HouseholdId), Person: people.Kept(m.PersonId)))
            // The kept record's own place in the family says what they are in it.
            .Select(g => g.OrderBy(m => m.PersonId == g.Key.Person ? 0 : 1).ThenBy(m => m.HouseholdId == g.Key.Home ? 0 : 1).First() with { HouseholdId = g.Key.Home })
            .Select(m => As(m, [.. people.All(m.PersonId).Select(id => records[id])]))
            .ToLookup(m => m.HouseholdId);
    }

    /// <summary>
    /// The same person and household once. Left out is a household that only another record makes restricted, for the search has not asked whether
    /// this viewer may find it by these words, and one that was joined with a household from which the viewer is barred.
    /// </summary>
    internal async Task<IReadOnlyList<Search.Hit>> Once(IReadOnlyList<Search.Hit> hits, CancellationToken ct)
    {
        var people = await aliases.Of(hits.Select(h => h.PersonId), ct);
        var homes = await aliases.Of(hits.Select(h => h.HouseholdId), ct);
        var mine = hits.Select(h => h.HouseholdId).Distinct().ToList();
        if (mine.Count == 0) return hits;
        var all = homes.Everyone(mine);
        var (direct, restricted) = ((await Restricted(all, ct)).ToHashSet(), (await RestrictedElsewhere(all, ct)).ToHashSet());
        var barred = homes.IsEmpty ? [] : (await db.Query<Guid>("SELECT household_id FROM families_barred WHERE user_id = @me AND household_id IN @all", new { me = user.IsSystem ? null : user.Id, all }, ct)).ToHashSet();
        bool Shown(Guid household) => !homes.All(household).Any(barred.Contains) && (direct.Contains(household) || !homes.All(household).Any(id => direct.Contains(id) || restricted.Contains(id)));
        return [.. hits.Where(h => Shown(h.HouseholdId)).Select(h => new Search.Hit(people.Kept(h.PersonId), homes.Kept(h.HouseholdId))).Distinct()];
    }

    private Task<IReadOnlyList<Guid>> Restricted(IReadOnlyList<Guid> ids, CancellationToken ct) => db.Query<Guid>("""
        SELECT m.household_id FROM families_member m JOIN families_person p ON p.id = m.person_id
        WHERE m.household_id IN @ids AND p.sensitivity = 'Restricted' AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
        """, new { ids, today = clock.Today() }, ct);

    /// <summary>Where somebody is restricted under another of their records.</summary>
    private Task<IReadOnlyList<Guid>> RestrictedElsewhere(IReadOnlyList<Guid> ids, CancellationToken ct) => db.Query<Guid>("""
        SELECT m.household_id
        FROM families_member m JOIN families_joined j ON j.id = m.person_id JOIN families_joined o ON o.kept_id = j.kept_id JOIN families_person p ON p.id = o.id
        WHERE m.household_id IN @ids AND p.sensitivity = 'Restricted' AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
        """, new { ids, today = clock.Today() }, ct);

    private static Sight.Member As(Sight.Member member, IReadOnlyList<Record> records) => member with
    {
        PersonId = records[0].Id,
        FirstName = records[0].FirstName,
        PreferredName = records[0].PreferredName,
        FamilyName = records[0].FamilyName,
        DateOfBirth = records[0].DateOfBirth,
        IsUnborn = records.All(r => r.IsUnborn),
        Language = records[0].Language,
        InterpreterNeeded = records[0].InterpreterNeeded,
        AccessibleInfo = records[0].AccessibleInfo,
        Sensitivity = records.Any(r => r.Sensitivity == Sensitivity.Restricted) ? Sensitivity.Restricted : Sensitivity.Normal,
        DeceasedOn = records.Select(r => r.DeceasedOn).FirstOrDefault(d => d is not null),
    };

    private sealed record Record(
        Guid Id, string FirstName, string? PreferredName, string? FamilyName, DateOnly? DateOfBirth, bool IsUnborn, string? Language, bool? InterpreterNeeded,
        string? AccessibleInfo, Sensitivity Sensitivity, DateOnly? DeceasedOn);
}

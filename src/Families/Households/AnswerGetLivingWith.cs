using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>Who lives with somebody today, in any of their homes that are not protected, and who of them is expecting themselves: records that were joined are read as one.</summary>
internal sealed class AnswerGetLivingWith(Db db, Aliases aliases, TimeProvider clock) : IFactHandler<GetLivingWith, IReadOnlyList<GetLivingWith.Other>>
{
    private sealed record Member(Guid HouseholdId, Guid PersonId, string LivesHere);

    private sealed record Person(Guid Id, Sensitivity Sensitivity, DateOnly? DeceasedOn, bool IsUnborn);

    public async Task<IReadOnlyList<GetLivingWith.Other>> Handle(GetLivingWith question, CancellationToken ct)
    {
        var (own, today) = (await aliases.AllOf(question.PersonId, ct), clock.Today());
        var living = await db.Query<Guid>("""
            SELECT DISTINCT household_id FROM families_member WHERE person_id IN @own AND lives_here <> 'No' AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
            """, new { own, today }, ct);
        if (living.Count == 0) return [];
        var homes = await aliases.Of(living, ct);
        var members = await db.Query<Member>("""
            SELECT household_id, person_id, lives_here FROM families_member WHERE household_id IN @all AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
            """, new { all = homes.Everyone(living), today }, ct);
        var joined = await aliases.Of(members.Select(m => m.PersonId), ct);
        // Of two records that were joined either may say it.
        var people = (await db.Query<Person>("SELECT id, sensitivity, deceased_on, is_unborn FROM families_person WHERE id IN @everyone", new { everyone = joined.Everyone(members.Select(m => m.PersonId)) }, ct)).ToLookup(p => joined.Kept(p.Id));
        var guarded = members.Where(m => people[joined.Kept(m.PersonId)].Any(p => p.Sensitivity == Sensitivity.Restricted)).Select(m => homes.Kept(m.HouseholdId)).ToHashSet();
        List<Guid> others =
        [
            .. members.Where(m => m.LivesHere != "No" && !own.Contains(m.PersonId) && !guarded.Contains(homes.Kept(m.HouseholdId)) && people[joined.Kept(m.PersonId)].All(p => p is { DeceasedOn: null, IsUnborn: false }))
                .Select(m => joined.Kept(m.PersonId)).Distinct().Order(),
        ];
        var expecting = (await db.Query<Guid>("SELECT mother_id FROM families_unborn WHERE mother_id IN @everyone AND state = 'Expected'", new { everyone = joined.Everyone(others) }, ct)).Select(joined.Kept).ToHashSet();
        return [.. others.Select(id => new GetLivingWith.Other(id, expecting.Contains(id)))];
    }
}

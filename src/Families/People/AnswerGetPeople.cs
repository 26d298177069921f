using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>Prints people for any screen, each through the household by which the viewer sees most of them.</summary>
internal sealed class AnswerGetPeople(Db db, Aliases aliases, Sight sight, CurrentUser user, Audit audit, TimeProvider clock) : IQueryHandler<GetPeople, IReadOnlyList<GetPeople.Person>>
{
    public async Task<IReadOnlyList<GetPeople.Person>> Handle(GetPeople question, CancellationToken ct)
    {
        if (question.PersonIds.Count == 0 || user is { IsSignedIn: false, IsSystem: false }) return [];
        var asked = question.PersonIds.Distinct().ToList();
        var known = await db.Query<Guid>("SELECT id FROM families_person WHERE id IN @asked", new { asked }, ct);
        var joined = await aliases.Of(asked, ct);
        var places = await db.Query<Guid>("""
            SELECT DISTINCT household_id FROM families_member
            WHERE person_id IN @everyone AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
            """, new { everyone = joined.Everyone(asked), today = clock.Today() }, ct);
        var families = await sight.Families(places, ct);
        // Full first: a child of two homes is seen through the one that the viewer works with.
        var best = families.OrderBy(f => f.Masking switch { Masking.Full => 0, Masking.Restricted => 1, Masking.NameOnly => 2, _ => 3 })
            .SelectMany(f => f.Members.Select(m => (Family: f, Member: m))).ToLookup(p => p.Member.PersonId);
        var people = known.Select(id => Printed(id, best[joined.Kept(id)].FirstOrDefault()) with { KeptId = joined.Kept(id) == id ? null : joined.Kept(id) }).ToList();
        audit.Saw(people.Where(p => p.Masking != Masking.Hidden).Select(p => p.Id));
        return people;
    }

    private GetPeople.Person Printed(Guid id, (Sight.Family Family, Sight.Member Member) seen)
    {
        if (seen.Family is not { Masking: not Masking.Hidden } family) return new(id, null, Names.Nobody, Masking.Hidden, null, null, null);
        var (member, masking) = (seen.Member, family.Masking);
        return new(id, family.KeptId, member.Name(masking), masking, member.Age(masking, clock.Today()),
            family.IsShown ? member.Language : null, family.IsShown ? member.InterpreterNeeded : null);
    }
}

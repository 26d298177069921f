using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Relations;

/// <summary>Whether two people, or a worker and a person, know one another as far as is recorded under any id that they were joined with; what ended within a year counts.</summary>
internal sealed class AnswerAreConnected(Db db, Aliases aliases, TimeProvider clock) : IFactHandler<AreConnected, bool>
{
    public async Task<bool> Handle(AreConnected question, CancellationToken ct)
    {
        var joined = await aliases.Of([question.PersonOrUserId, question.OtherPersonId], ct);
        if (joined.AreOne(question.PersonOrUserId, question.OtherPersonId)) return true;
        var args = new { question.PersonOrUserId, ones = joined.All(question.PersonOrUserId), others = joined.All(question.OtherPersonId), lately = clock.Today().AddYears(-1) };
        if (await db.Find<int>("SELECT COUNT(*) FROM families_relationship WHERE person_id IN @ones AND other_id IN @others", args, ct) > 0) return true;
        var homes = await db.Query<Guid>("SELECT household_id FROM families_member WHERE person_id IN @others AND (to_on IS NULL OR to_on > @lately)", args, ct);
        var known = await db.Query<Guid>("""
            SELECT household_id FROM families_member WHERE person_id IN @ones AND (to_on IS NULL OR to_on > @lately)
            UNION
            SELECT household_id FROM families_involvement WHERE user_id = @PersonOrUserId AND (to_on IS NULL OR to_on > @lately)
            """, args, ct);
        var households = await aliases.Of(homes.Concat(known), ct);
        return homes.Select(households.Kept).Intersect(known.Select(households.Kept)).Any();
    }
}

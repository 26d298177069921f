using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Relations;

/// <summary>Whether two people, or a worker and a person, know one another as far as is recorded; what ended within a year counts.</summary>
internal sealed class AnswerAreConnected(Db db, Aliases aliases, TimeProvider clock) : IFactHandler<AreConnected, bool>
{
    public async Task<bool> Handle(AreConnected question, CancellationToken ct)
    {
        var (one, other) = (await aliases.AllOf(question.PersonOrUserId, ct), await aliases.AllOf(question.OtherPersonId, ct));
        if (one[0] == other[0]) return true;
        var today = clock.Today();
        var ties = await db.Find<int>("""
            SELECT
              (SELECT COUNT(*) FROM families_relationship r WHERE r.person_id IN @one AND r.other_id IN @other)
              + (SELECT COUNT(*) FROM families_member a JOIN families_member b ON b.household_id = a.household_id
                 WHERE a.person_id IN @one AND b.person_id IN @other AND (a.to_on IS NULL OR a.to_on > @lately) AND (b.to_on IS NULL OR b.to_on > @lately))
              + (SELECT COUNT(*) FROM families_involvement i JOIN families_member m ON m.household_id = i.household_id
                 WHERE i.user_id IN @one AND m.person_id IN @other AND (i.to_on IS NULL OR i.to_on > @lately) AND (m.to_on IS NULL OR m.to_on > @lately))
            """, new { one, other, lately = today.AddYears(-1) }, ct);
        return ties > 0;
    }
}

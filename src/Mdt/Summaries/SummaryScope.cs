using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Scopes;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>A summary lies where its case does: with the team and the lead practitioner; not with who declared a conflict in an item of the family.</summary>
internal sealed class SummaryScope(Db db) : IScope
{
    public string Property => "SummaryId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT c.mdt_id FROM mdt_summary s JOIN mdt_case c ON c.id = s.case_id WHERE s.id = @id
        UNION SELECT c.lead_user_id FROM mdt_summary s JOIN mdt_case c ON c.id = s.case_id WHERE s.id = @id
        """, new { id }, ct), await db.Query<Guid>("""
        SELECT x.user_id FROM mdt_summary s JOIN mdt_case k ON k.id = s.case_id
             JOIN mdt_case same ON (same.household_id = k.household_id OR same.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = k.household_id))
             JOIN mdt_item i ON i.case_id = same.id JOIN mdt_conflict x ON x.item_id = i.id
        WHERE s.id = @id
        """, new { id }, ct));
}

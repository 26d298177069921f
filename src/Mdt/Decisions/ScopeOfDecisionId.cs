using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Scopes;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>A decision lies with the team that made it and with the lead practitioner of its case; not with who declared a conflict with the family, for good.</summary>
internal sealed class ScopeOfDecisionId(Db db) : IScope
{
    public string Property => "DecisionId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT m.mdt_id FROM mdt_decision d JOIN mdt_item i ON i.id = d.item_id JOIN mdt_meeting m ON m.id = i.meeting_id WHERE d.id = @id
        UNION SELECT n.neighbourhood_id FROM mdt_decision d JOIN mdt_item i ON i.id = d.item_id JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_team_neighbourhood n ON n.mdt_id = m.mdt_id WHERE d.id = @id
        UNION SELECT c.lead_user_id FROM mdt_decision d JOIN mdt_case c ON c.id = d.case_id WHERE d.id = @id
        """, new { id }, ct), await db.Query<Guid>("""
        SELECT x.user_id FROM mdt_decision d JOIN mdt_case k ON k.id = d.case_id JOIN mdt_case same ON (same.household_id = k.household_id OR same.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = k.household_id))
             JOIN mdt_item i ON i.case_id = same.id JOIN mdt_conflict x ON x.item_id = i.id
        WHERE d.id = @id
        """, new { id }, ct));
}

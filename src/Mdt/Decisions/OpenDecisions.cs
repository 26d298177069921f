using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>What a decision can wait for.</summary>
internal enum DecisionWaits { Quorum, Answer, Silent, Reference }

/// <summary>How many decisions of the user's teams wait for something, without families in which they declared a conflict.</summary>
internal sealed class OpenDecisions(Db db, CurrentUser user)
{
    internal sealed record Counts(int ForQuorum, int ForAnswer, int InSilence, int WithoutReference)
    {
        internal int Of(DecisionWaits waits) => waits switch
        {
            DecisionWaits.Quorum => ForQuorum,
            DecisionWaits.Answer => ForAnswer,
            DecisionWaits.Silent => InSilence,
            _ => WithoutReference,
        };
    }

    internal async Task<Counts> Count(CancellationToken ct)
    {
        var limit = Limit.Of(user, Permissions.ViewDecision);
        return (await db.Find<Counts>("""
            SELECT COALESCE(SUM(CASE WHEN d.provisional = 1 AND d.confirmed_at IS NULL THEN 1 ELSE 0 END), 0) AS for_quorum,
                   COALESCE(SUM(CASE WHEN p.decision_id IS NOT NULL AND p.outcome IS NULL AND p.expired_at IS NULL THEN 1 ELSE 0 END), 0) AS for_answer,
                   COALESCE(SUM(CASE WHEN p.expired_at IS NOT NULL AND p.outcome IS NULL THEN 1 ELSE 0 END), 0) AS in_silence,
                   COALESCE(SUM(CASE WHEN d.code = 'EscalateToSafeguarding' AND d.safeguarding_reference IS NULL THEN 1 ELSE 0 END), 0) AS without_reference
            FROM mdt_decision d JOIN mdt_item i ON i.id = d.item_id JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_case c ON c.id = d.case_id
                 LEFT JOIN mdt_proposal p ON p.decision_id = d.id
            WHERE d.removed_at IS NULL AND d.withdrawn_at IS NULL AND i.status = 'Discussed'
              AND (@Everywhere = 1 OR m.mdt_id IN @Scopes OR c.lead_user_id IN @Scopes
                   OR EXISTS (SELECT 1 FROM mdt_team_neighbourhood n WHERE n.mdt_id = m.mdt_id AND n.neighbourhood_id IN @Scopes))
              AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_item o ON o.case_id = k.id JOIN mdt_conflict x ON x.item_id = o.id WHERE (k.household_id = c.household_id OR k.household_id IN (SELECT b.id FROM mdt_joined j JOIN mdt_joined b ON b.kept_id = j.kept_id WHERE j.id = c.household_id)) AND x.user_id = @me)
            """, new { limit.Everywhere, limit.Scopes, me = user.Id }, ct))!;
    }

    /// <summary>The provisional decisions of one team that the user may settle.</summary>
    internal Task<int> ToConfirm(Guid mdtId, CancellationToken ct) => db.Find<int>("""
        SELECT COUNT(*) FROM mdt_decision d JOIN mdt_item i ON i.id = d.item_id JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_case c ON c.id = d.case_id
        WHERE m.mdt_id = @mdtId AND d.provisional = 1 AND d.confirmed_at IS NULL AND d.removed_at IS NULL AND d.withdrawn_at IS NULL AND i.status = 'Discussed'
          AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_item o ON o.case_id = k.id JOIN mdt_conflict x ON x.item_id = o.id WHERE (k.household_id = c.household_id OR k.household_id IN (SELECT b.id FROM mdt_joined j JOIN mdt_joined b ON b.kept_id = j.kept_id WHERE j.id = c.household_id)) AND x.user_id = @me)
        """, new { mdtId, me = user.Id }, ct);
}

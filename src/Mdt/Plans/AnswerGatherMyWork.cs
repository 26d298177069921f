using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Plans;

/// <summary>The closing forms that a lead practitioner has not written yet, for the one list of what waits for them.</summary>
internal sealed class AnswerGatherMyWork(Db db, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.CasePlan)) return [];
        var waiting = await db.Query<Row>("""
            SELECT c.id, c.closed_on FROM mdt_case c
            WHERE c.lead_user_id = @UserId AND c.closed_on IS NOT NULL AND c.closed_code IN ('GoalsMet', 'Declined')
              AND NOT EXISTS (SELECT 1 FROM mdt_moving_on f WHERE f.case_id = c.id AND f.closed_on = c.closed_on)
            ORDER BY c.closed_on, c.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { question.UserId, GatherMyWork.Most }, ct);
        if (waiting.Count == 0) return [];
        var barred = await Conflicts.Of(db, user.Id, ct);
        return [.. waiting.Where(w => !barred.Contains(w.Id)).Select(w =>
            new GatherMyWork.Part("Case meetings", "Write the closing form of a case that has ended", w.ClosedOn.AddDays(MovingOn.Days), $"/mdt/cases/{w.Id}/moving-on", WorkPriority.Low))];
    }

    private sealed record Row(Guid Id, DateOnly ClosedOn);
}

using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>What a worker promised at a board or an event, for the one list of what waits for them.</summary>
internal sealed class AnswerGatherMyWork(Db db, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.OwnActions)) return [];
        var actions = await db.Query<Row>("""
            SELECT a.id, a.text, a.due_on FROM mdt_point_action a JOIN mdt_meeting m ON m.id = a.meeting_id
            WHERE a.owner_user_id = @UserId AND a.cancelled_at IS NULL AND a.done_at IS NULL AND m.status IN ('MinutesDraft', 'MinutesApproved', 'Circulated')
            ORDER BY a.due_on, a.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { question.UserId, GatherMyWork.Most }, ct);
        return [.. actions.Select(a => new GatherMyWork.Part("Boards and events", a.Text, a.DueOn, $"/mdt/actions/points/{a.Id}/done", WorkPriority.None))];
    }

    private sealed record Row(Guid Id, string Text, DateOnly DueOn);
}

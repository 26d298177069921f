using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>The tasks of a worker for the one list of what waits for them; their teams' are on their own page.</summary>
internal sealed class AnswerGatherMyWork(Db db, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.DoTasks)) return [];
        var tasks = await db.Query<Row>("""
            SELECT id, title, due_on, priority FROM families_task WHERE ended_at IS NULL AND assignee_user_id = @UserId
            ORDER BY due_on, priority_rank DESC, id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { question.UserId, GatherMyWork.Most }, ct);
        return [.. tasks.Select(t => new GatherMyWork.Part("Tasks", t.Title, t.DueOn, $"/families/tasks/{t.Id}", (WorkPriority)(int)t.Priority))];
    }

    private sealed record Row(Guid Id, string Title, DateOnly DueOn, TaskPriority Priority);
}

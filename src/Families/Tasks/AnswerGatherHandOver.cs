using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>What a worker would leave here: tasks that they have, safeguarding concerns that they took on.</summary>
internal sealed class AnswerGatherHandOver(Db db, CurrentUser user) : IGatherHandler<GatherHandOver, GatherHandOver.Part>
{
    public async Task<IReadOnlyList<GatherHandOver.Part>> Handle(GatherHandOver question, CancellationToken ct)
    {
        if (!user.IsSignedIn) return [];
        var counts = (await db.Find<Counts>("""
            SELECT (SELECT COUNT(*) FROM families_task t WHERE t.assignee_user_id = @UserId AND t.ended_at IS NULL) AS tasks,
                   (SELECT COUNT(*) FROM families_task t WHERE t.assignee_user_id = @UserId AND t.ended_at IS NULL AND t.due_on < @On) AS late,
                   (SELECT COUNT(*) FROM families_concern c WHERE c.lead_id = @UserId AND c.state <> 'Closed') AS concerns
            """, question, ct))!;
        var parts = new List<GatherHandOver.Part>();
        if (counts.Tasks > 0)
            parts.Add(new($"{(counts.Tasks == 1 ? "1 open task" : $"{counts.Tasks} open tasks")}{(counts.Late > 0 ? $", {counts.Late} overdue" : "")}", "/families/tasks",
                "Go to their line manager, or to the list of what nobody has"));
        if (counts.Concerns > 0)
            parts.Add(new(counts.Concerns == 1 ? "1 safeguarding concern that they took on" : $"{counts.Concerns} safeguarding concerns that they took on", "/families/concerns",
                "Nothing by itself: hand each over to another lead first"));
        return parts;
    }

    private sealed record Counts(int Tasks, int Late, int Concerns);
}

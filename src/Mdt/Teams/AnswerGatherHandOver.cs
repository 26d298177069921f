using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Teams;

/// <summary>What a worker would leave in case meetings: cases that they lead, actions that they owe.</summary>
internal sealed class AnswerGatherHandOver(Db db, CurrentUser user) : IGatherHandler<GatherHandOver, GatherHandOver.Part>
{
    public async Task<IReadOnlyList<GatherHandOver.Part>> Handle(GatherHandOver question, CancellationToken ct)
    {
        if (!user.IsSignedIn) return [];
        var counts = (await db.Find<Counts>("""
            SELECT (SELECT COUNT(*) FROM mdt_case c WHERE c.lead_user_id = @UserId AND c.closed_on IS NULL) AS led,
                   (SELECT COUNT(*) FROM mdt_action a WHERE a.owner_user_id = @UserId AND a.done_at IS NULL AND a.cancelled_at IS NULL) AS owed,
                   (SELECT COUNT(*) FROM mdt_action a WHERE a.owner_user_id = @UserId AND a.done_at IS NULL AND a.cancelled_at IS NULL AND a.due_on < @On) AS late
            """, question, ct))!;
        var parts = new List<GatherHandOver.Part>();
        if (counts.Led > 0)
            parts.Add(new($"Lead practitioner of {(counts.Led == 1 ? "1 case" : $"{counts.Led} cases")}", "/mdt/cases",
                "Go to the coordinator of each team, who asks somebody else to lead"));
        if (counts.Owed > 0)
            parts.Add(new($"{(counts.Owed == 1 ? "1 open action" : $"{counts.Owed} open actions")}{(counts.Late > 0 ? $", {counts.Late} overdue" : "")}", "/mdt/actions",
                "Go to the coordinator of each team"));
        return parts;
    }

    private sealed record Counts(int Led, int Owed, int Late);
}

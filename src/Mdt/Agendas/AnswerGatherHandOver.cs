using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>What a worker would leave at boards and events: actions that they owe.</summary>
internal sealed class AnswerGatherHandOver(Db db, CurrentUser user) : IGatherHandler<GatherHandOver, GatherHandOver.Part>
{
    public async Task<IReadOnlyList<GatherHandOver.Part>> Handle(GatherHandOver question, CancellationToken ct)
    {
        if (!user.IsSignedIn) return [];
        var owed = await db.Find<int>("SELECT COUNT(*) FROM mdt_point_action WHERE owner_user_id = @UserId AND done_at IS NULL AND cancelled_at IS NULL", question, ct);
        return owed == 0 ? [] : [new($"{(owed == 1 ? "1 action" : $"{owed} actions")} of boards and events", "/mdt/actions", "Go to the coordinator of each team")];
    }
}

using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>The actions that a worker promised at a meeting, for the one list of what waits for them.</summary>
internal sealed class AnswerGatherMyWork(OwedByUser owed, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.OwnActions)) return [];
        return [.. (await owed.Open(ct)).Take(GatherMyWork.Most).Select(a => new GatherMyWork.Part("Case meetings", a.Text, a.DueOn, $"/mdt/actions/{a.Id}/done", WorkPriority.None))];
    }
}

using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Concerns;

/// <summary>The concerns that are a safeguarding lead's turn or that they took on, for the one list of what waits for them: no content.</summary>
internal sealed class AnswerGatherMyWork(ISend send, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.ManageConcerns)) return [];
        var mine = (await send.Ask(new ListConcerns.Query(), ct)).Where(c => c.Mine);
        return [.. mine.Select(c => new GatherMyWork.Part("Safeguarding", Says(c), c.RaisedAt.LondonDay(), $"/families/concerns/{c.Id}", c.ImmediateDanger ? WorkPriority.Urgent : WorkPriority.High))];
    }

    private static string Says(ListConcerns.Row concern) =>
        concern.State == ConcernState.Raised ? concern.ImmediateDanger ? "Read a safeguarding concern: danger now" : "Read a safeguarding concern" : "Follow up a safeguarding concern";
}

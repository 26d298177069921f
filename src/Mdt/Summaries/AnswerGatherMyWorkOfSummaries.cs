using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>Summaries that a chair chooses people for, and that a lead practitioner confirms, for the one list of what waits for them.</summary>
internal sealed class AnswerGatherMyWorkOfSummaries(OpenSummaries open, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    private const int Most = 20;

    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id) return [];
        var parts = new List<GatherMyWork.Part>();
        if (user.May(Permissions.WriteSummaries))
            foreach (var one in await open.ToConfirm(Most, ct))
                parts.Add(new("Case meetings", "Read a summary and confirm it", await open.Due(one.StartsAt, ct), $"/mdt/summaries/{one.Id}", WorkPriority.None));
        foreach (var one in await open.ToChoose(Most, ct))
            parts.Add(new("Case meetings", "Choose who gets a summary of a meeting", await open.Due(one.StartsAt, ct), $"/mdt/items/{one.ItemId}/summary", WorkPriority.None));
        return parts;
    }
}

using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>The hand-overs that wait for a worker's answer, for the one list of what waits for them.</summary>
internal sealed class AnswerGatherMyWork(HandOversThatWait waits, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct) => question.UserId != user.Id ? [] :
        [.. (await waits.All(ct)).Where(r => r.IsMine).Take(GatherMyWork.Most).Select(r => new GatherMyWork.Part("Case meetings", InWords(r.Kind), r.Due, r.Path, WorkPriority.None))];

    private static string InWords(HandOverKind kind) => kind switch
    {
        HandOverKind.Lead => "Answer whether you will lead a case",
        HandOverKind.TakeOver => "Answer whether your team takes a case over",
        _ => "A family has moved to where another team works: decide whether the case stays",
    };
}

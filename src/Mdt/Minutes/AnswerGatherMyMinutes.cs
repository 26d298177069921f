using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>Minutes that wait for a chair's approval or to be sent, for the one list of what waits for a worker.</summary>
internal sealed class AnswerGatherMyMinutes(MinutesClock minutes, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    private const string Here = "Case meetings";

    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id) return [];
        return
        [
            .. (await minutes.ToApprove(ct)).Select(m => new GatherMyWork.Part(
                Here, m.Late ? $"Approve the minutes, they are late: {m.Title}" : $"Approve the minutes: {m.Title}", m.DueOn, $"/mdt/meetings/{m.MeetingId}/minutes", m.Late ? WorkPriority.High : WorkPriority.None)),
            .. user.Has(Roles.Coordinator)
                ? (await minutes.ToSend(ct)).Select(m => new GatherMyWork.Part(Here, $"Send the minutes: {m.Title}", m.DueOn, $"/mdt/meetings/{m.MeetingId}/minutes/recipients", WorkPriority.None)) : [],
        ];
    }
}

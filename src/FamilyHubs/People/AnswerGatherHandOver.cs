using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>What a worker would leave at the hubs: what they lead, and devices in their name.</summary>
internal sealed class AnswerGatherHandOver(HubWork work, CurrentUser user) : IGatherHandler<GatherHandOver, GatherHandOver.Part>
{
    public async Task<IReadOnlyList<GatherHandOver.Part>> Handle(GatherHandOver question, CancellationToken ct)
    {
        if (!user.IsSignedIn) return [];
        var led = await work.Of(question.UserId, ct);
        return led.Count == 0 ? [] : [new($"{HubWork.Says(led)} at family hubs", "/familyhubs/sessions", "Are listed for the manager of each hub")];
    }
}

using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.People;

/// <summary>What would end here with a pregnancy, and after a re-opening what did and nobody has looked at.</summary>
internal sealed class AnswerGatherWouldCancel(Db db, Stops stops) : IGatherHandler<GatherWouldCancel, GatherWouldCancel.Part>
{
    private const string Here = "PeerSupport";

    public async Task<IReadOnlyList<GatherWouldCancel.Part>> Handle(GatherWouldCancel question, CancellationToken ct)
    {
        var all = await stops.PlannedForPregnancy(question.PregnancyId, question.PersonId, ct);
        var matched = all.Matches.Select(m => m.RequestId).ToHashSet();
        var did = await db.Find<int>("SELECT COUNT(*) FROM peersupport_look WHERE pregnancy_id = @PregnancyId AND asked_at IS NOT NULL AND looked_at IS NULL", question, ct);
        return
        [
            .. Stops.Says(all.Requests.Count(r => !matched.Contains(r.RequestId)), all.Matches.Count).Select(says => new GatherWouldCancel.Part(Here, says)),
            .. Stops.Says(did, 0).Select(says => new GatherWouldCancel.Part(Here, says, WasCancelled: true)),
        ];
    }
}

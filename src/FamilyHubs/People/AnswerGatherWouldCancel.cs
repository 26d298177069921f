using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>What would stop here with a pregnancy, and what did and nobody at the hub has looked at.</summary>
internal sealed class AnswerGatherWouldCancel(Db db, PregnancyPlans plans) : IGatherHandler<GatherWouldCancel, GatherWouldCancel.Part>
{
    private const string Here = "FamilyHubs";

    private sealed record Count(PregnancyPlans.Kind Kind, int Number);

    public async Task<IReadOnlyList<GatherWouldCancel.Part>> Handle(GatherWouldCancel question, CancellationToken ct)
    {
        var would = (await plans.Of(question.PregnancyId, question.PersonId, ct)).ByKind.Select(k => new Count(k.Key, k.Value.Count));
        var did = await db.Query<Count>("SELECT kind, COUNT(*) AS number FROM familyhubs_stopped WHERE pregnancy_id = @PregnancyId AND seen_at IS NULL GROUP BY kind", question, ct);
        return [.. Parts(would, cancelled: false), .. Parts(did, cancelled: true)];
    }

    private static IEnumerable<GatherWouldCancel.Part> Parts(IEnumerable<Count> counts, bool cancelled) =>
        counts.OrderBy(c => c.Kind).Select(c => PregnancyPlans.Says(c.Kind, c.Number)).OfType<string>().Select(says => new GatherWouldCancel.Part(Here, says, cancelled));
}

using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>What would stop here with this pregnancy, and after a re-opening what did and nobody has looked at.</summary>
internal sealed class AnswerGatherWouldCancel(Db db, Plans plans) : IGatherHandler<GatherWouldCancel, GatherWouldCancel.Part>
{
    private const string Here = "Antenatal";

    public async Task<IReadOnlyList<GatherWouldCancel.Part>> Handle(GatherWouldCancel question, CancellationToken ct)
    {
        var did = await db.Query<Plans.Planned>("""
            SELECT kind, subject_id AS id FROM antenatal_cancelled WHERE pregnancy_id = @PregnancyId AND shown_from IS NOT NULL AND looked_at IS NULL
            """, question, ct);
        return [.. Parts(await plans.Of(question.PregnancyId, null, ct), cancelled: false), .. Parts(did, cancelled: true)];
    }

    private static IEnumerable<GatherWouldCancel.Part> Parts(IEnumerable<Plans.Planned> planned, bool cancelled) =>
        planned.GroupBy(p => p.Kind).Select(kind => new GatherWouldCancel.Part(Here, Plans.Says(kind.Key, kind.Count()), cancelled));
}

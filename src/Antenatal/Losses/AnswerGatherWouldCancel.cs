using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>What would stop here with this pregnancy, and after a re-opening what did and nobody has looked at.</summary>
internal sealed class AnswerGatherWouldCancel(Db db) : IGatherHandler<GatherWouldCancel, GatherWouldCancel.Part>
{
    private const string Here = "Antenatal";

    private sealed record Count(string Kind, int Number);

    public async Task<IReadOnlyList<GatherWouldCancel.Part>> Handle(GatherWouldCancel question, CancellationToken ct)
    {
        var would = await db.Query<Count>("""
            SELECT 'Milestone' AS kind, COUNT(*) AS number FROM antenatal_milestone WHERE pregnancy_id = @PregnancyId AND status IN ('Upcoming', 'Open')
            UNION ALL SELECT 'Link' AS kind, COUNT(*) AS number FROM antenatal_hub_link WHERE pregnancy_id = @PregnancyId AND status IN ('Asked', 'Accepted', 'Welcomed', 'FirstAttended')
            UNION ALL SELECT 'Task' AS kind, COUNT(*) AS number FROM antenatal_silence WHERE pregnancy_id = @PregnancyId AND closed_on IS NULL
            """, question, ct);
        var did = await db.Query<Count>("""
            SELECT kind, COUNT(*) AS number FROM antenatal_cancelled WHERE pregnancy_id = @PregnancyId AND shown_from IS NOT NULL AND looked_at IS NULL GROUP BY kind ORDER BY kind
            """, question, ct);
        return [.. Parts(would, cancelled: false), .. Parts(did, cancelled: true)];
    }

    private static IEnumerable<GatherWouldCancel.Part> Parts(IEnumerable<Count> counts, bool cancelled) =>
        counts.Where(c => c.Number > 0).Select(c => new GatherWouldCancel.Part(Here, Cancelled.Says(c.Kind, c.Number), cancelled));
}

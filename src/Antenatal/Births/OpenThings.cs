using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>What a midwife has still to do before her care of a family ends.</summary>
internal sealed class OpenThings(Db db)
{
    private sealed record Row(int Silences, int Discussions, int Screens);

    /// <summary>In words; none where nothing is open.</summary>
    internal async Task<IReadOnlyList<string>> Of(Guid pregnancyId, CancellationToken ct)
    {
        var row = (await db.Find<Row>("""
            SELECT (SELECT COUNT(*) FROM antenatal_silence s WHERE s.pregnancy_id = p.id AND s.closed_on IS NULL) AS silences,
                (SELECT COUNT(*) FROM antenatal_under_16 u WHERE u.pregnancy_id = p.id AND u.task_id IS NOT NULL AND u.discussed_on IS NULL) AS discussions,
                (SELECT COUNT(*) FROM antenatal_screen q WHERE q.pregnancy_id = p.id AND q.asks_for <> '' AND q.acted_at IS NULL) AS screens
            FROM antenatal_pregnancy p WHERE p.id = @pregnancyId
            """, new { pregnancyId }, ct))!;
        var open = new List<string>();
        if (row.Silences > 0) open.Add("a question why nothing was heard");
        if (row.Discussions > 0) open.Add("the safeguarding conversation");
        if (row.Screens > 0) open.Add("what follows of how she felt");
        return open;
    }
}

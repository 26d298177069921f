using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>What a midwife has still to do before her care of a family ends.</summary>
internal sealed class OpenThings(Db db)
{
    private sealed record Row(int Silences, int Discussions, int Repeats, int PickUps);

    /// <summary>In words; none where nothing is open.</summary>
    internal async Task<IReadOnlyList<string>> Of(Guid pregnancyId, CancellationToken ct)
    {
        // What her answers asked for was done before they were kept: what waits is that she is asked again, and that a colleague goes on with it.
        var row = (await db.Find<Row>("""
            SELECT (SELECT COUNT(*) FROM antenatal_silence s WHERE s.pregnancy_id = p.id AND s.closed_on IS NULL) AS silences,
                (SELECT COUNT(*) FROM antenatal_under_16 u WHERE u.pregnancy_id = p.id AND u.task_id IS NOT NULL AND u.discussed_on IS NULL) AS discussions,
                (SELECT COUNT(*) FROM antenatal_screen q WHERE q.pregnancy_id = p.id AND q.task_id IS NOT NULL) AS repeats,
                (SELECT COUNT(*) FROM antenatal_screen q WHERE q.pregnancy_id = p.id AND q.pick_up_task_id IS NOT NULL) AS pick_ups
            FROM antenatal_pregnancy p WHERE p.id = @pregnancyId
            """, new { pregnancyId }, ct))!;
        var open = new List<string>();
        if (row.Silences > 0) open.Add("a question why nothing was heard");
        if (row.Discussions > 0) open.Add("the safeguarding conversation");
        if (row.Repeats > 0) open.Add("to ask her again how she feels");
        if (row.PickUps > 0) open.Add("what was begun out of hours");
        return open;
    }
}

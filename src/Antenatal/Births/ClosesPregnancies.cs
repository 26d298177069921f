using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>Six weeks after the health visitors received a family its pregnancy is closed, where nothing is open.</summary>
internal sealed class ClosesPregnancies(Db db, OneByOne each, PregnancySteps steps, OpenThings open, Involvements involvements, ISend send, TimeProvider clock) : ITimed
{
    private const int Batch = 50;

    public string Name => "antenatal.births.close";

    public TimeSpan Period => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        var before = clock.Today().AddDays(-await send.Number("antenatal.closeAfterDays", ct: ct));
        // What is open would stand in the way of those behind it: it is left out here, and looked at again below.
        await each.Run(Name, await db.Query<Guid>("""
            SELECT p.id FROM antenatal_pregnancy p
            WHERE p.status = 'HandedOver' AND EXISTS (SELECT 1 FROM antenatal_handover h WHERE h.pregnancy_id = p.id AND h.received_on <= @before)
              AND NOT EXISTS (SELECT 1 FROM antenatal_silence s WHERE s.pregnancy_id = p.id AND s.closed_on IS NULL)
              AND NOT EXISTS (SELECT 1 FROM antenatal_under_16 u WHERE u.pregnancy_id = p.id AND u.task_id IS NOT NULL AND u.discussed_on IS NULL)
              AND NOT EXISTS (SELECT 1 FROM antenatal_screen q WHERE q.pregnancy_id = p.id AND (q.task_id IS NOT NULL OR q.pick_up_task_id IS NOT NULL))
            ORDER BY p.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { before, Batch }, ct), id => Close(id, ct), ct);
    }

    private async Task Close(Guid id, CancellationToken ct)
    {
        if ((await open.Of(id, ct)).Count > 0 || !await steps.Brought(id, PregnancyStatus.Closed, ct)) return;
        await involvements.End(id, ct);
    }
}

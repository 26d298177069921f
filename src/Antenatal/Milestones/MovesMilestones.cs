using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>
/// An appointment, scan or visit opens when its time begins, and was missed when its time is over and nobody noted it. Where the host was down it takes both steps in their order.
/// What the dates, a booking or a birth ask for and is not there yet is made first.
/// </summary>
internal sealed class MovesMilestones(Db db, OneByOne each, MilestonePlan plan, History history, TimeProvider clock) : ITimed
{
    private const int Batch = 100;

    /// <summary>What is left goes on at the next run.</summary>
    private const int MostBatches = 50;

    private sealed record Due(Guid Id, MilestoneStatus Status);

    public string Name => "antenatal.milestones.move";

    public TimeSpan Period => TimeSpan.FromMinutes(10);

    public async Task Run(CancellationToken ct)
    {
        await each.Run(Name, await Unplanned(ct), pregnancy => plan.Remake(pregnancy, ct), ct);
        for (var batch = 0; batch < MostBatches; batch++)
        {
            var moved = 0;
            await db.InOne(async () => moved = await Move(ct), ct);
            if (moved == 0) return;
        }
    }

    private async Task<int> Move(CancellationToken ct)
    {
        var due = await db.Query<Due>("""
            SELECT m.id, m.status FROM antenatal_milestone m JOIN antenatal_pregnancy p ON p.id = m.pregnancy_id
            WHERE ((m.status = 'Upcoming' AND m.due_from <= @today) OR (m.status = 'Open' AND m.due_to < @today)) AND p.status IN ('Notified', 'Booked', 'Ongoing', 'Born', 'HandedOver', 'Closed')
            ORDER BY m.due_from, m.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { today = clock.Today(), Batch }, ct);
        foreach (var one in due)
        {
            var to = one.Status == MilestoneStatus.Upcoming ? MilestoneStatus.Open : MilestoneStatus.Missed;
            if (await db.Execute("UPDATE antenatal_milestone SET status = @to, version = version + 1 WHERE id = @Id AND status = @Status", new { one.Id, one.Status, to }, ct) > 0)
                await history.Add(Subject.Milestone, one.Id, one.Status.ToString(), to.ToString(), ct: ct);
        }
        return due.Count;
    }

    private Task<IReadOnlyList<Guid>> Unplanned(CancellationToken ct) => db.Query<Guid>("""
        SELECT p.id FROM antenatal_pregnancy p
        WHERE (p.status IN ('Notified', 'Booked', 'Ongoing') AND p.agreed_edd IS NOT NULL AND NOT EXISTS (SELECT 1 FROM antenatal_milestone m WHERE m.pregnancy_id = p.id))
           OR (p.status IN ('Notified', 'Booked', 'Ongoing', 'Born', 'HandedOver') AND p.booking_done_on IS NOT NULL
               AND EXISTS (SELECT 1 FROM antenatal_milestone m WHERE m.pregnancy_id = p.id AND m.code = 'booking' AND m.status <> 'Done'))
           OR (p.status IN ('Born', 'HandedOver') AND NOT EXISTS (SELECT 1 FROM antenatal_milestone m WHERE m.pregnancy_id = p.id AND m.code = 'visit-new-birth')
               AND EXISTS (SELECT 1 FROM antenatal_baby b WHERE b.pregnancy_id = p.id AND b.state = 'Born' AND b.born_on IS NOT NULL AND b.died_on IS NULL))
        ORDER BY p.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
        """, new { Batch }, ct);
}

using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>Some working days after a meeting nobody has had a summary, and nobody has said why: the lead practitioner and the chair are told, once.</summary>
internal sealed class TellsOfLateSummaries(Db db, ISend send, IOutbox outbox, TimeProvider clock) : ITimed
{
    private const int Batch = 50;
    private const int LooksBackDays = 60;

    public string Name => "mdt.summaries.late";

    public TimeSpan Period => TimeSpan.FromMinutes(30);

    public async Task Run(CancellationToken ct)
    {
        var last = await LastInTime(ct);
        var late = await db.Query<Row>("""
            SELECT i.id AS item_id, i.case_id, c.mdt_id, c.household_id, c.lead_user_id
            FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_case c ON c.id = i.case_id
            WHERE i.status = 'Discussed' AND m.status IN ('MinutesDraft', 'MinutesApproved', 'Circulated') AND m.starts_at < @last AND m.starts_at > @since
              AND NOT EXISTS (SELECT 1 FROM mdt_summary_choice n WHERE n.item_id = i.id AND (n.none_reason IS NOT NULL OR n.late_at IS NOT NULL))
              AND (NOT EXISTS (SELECT 1 FROM mdt_summary s WHERE s.item_id = i.id)
                OR EXISTS (SELECT 1 FROM mdt_summary s WHERE s.item_id = i.id AND s.status IN ('Drafted', 'ToConfirm', 'Confirmed', 'Undeliverable')))
            ORDER BY m.starts_at, i.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { last, since = clock.Now().AddDays(-LooksBackDays), Batch }, ct);
        foreach (var item in late) await db.InOne(() => Tell(item, ct), ct);
    }

    /// <summary>The beginning of the first day whose meetings still have time.</summary>
    private async Task<DateTimeOffset> LastInTime(CancellationToken ct)
    {
        var (today, days) = (clock.Today(), await send.Number("mdt.summaryWd", ct: ct));
        var day = today;
        // The day before is still in time as long as its last working day is not over.
        while (await send.Ask(new AddWorkingDays(day.AddDays(-1), days), ct) >= today && day > today.AddDays(-LooksBackDays)) day = day.AddDays(-1);
        return day.AtLondon(TimeOnly.MinValue);
    }

    private async Task Tell(Row item, CancellationToken ct)
    {
        var now = clock.Now();
        if (await db.Execute("UPDATE mdt_summary_choice SET late_at = @now WHERE item_id = @ItemId AND late_at IS NULL", new { item.ItemId, now }, ct) == 0
            && await db.Execute("INSERT INTO mdt_summary_choice (item_id, late_at) SELECT @ItemId, @now WHERE NOT EXISTS (SELECT 1 FROM mdt_summary_choice WHERE item_id = @ItemId)", new { item.ItemId, now }, ct) == 0)
            return;
        var chairs = await db.Query<Guid>("SELECT user_id FROM mdt_member WHERE mdt_id = @MdtId AND duty = 'chair' AND left_on IS NULL", new { item.MdtId }, ct);
        var barred = await Conflicts.With(db, item.HouseholdId, ct);
        Guid[] told = [.. chairs.Append(item.LeadUserId).Distinct().Except(barred)];
        if (told.Length > 0) await outbox.Add(new MdtNoticeGiven(clock.NewId(), MdtNoticeKind.SummaryLate, told, item.CaseId), ct);
    }

    private sealed record Row(Guid ItemId, Guid CaseId, Guid MdtId, Guid HouseholdId, Guid LeadUserId);
}

using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>Nobody has answered in time: of a transfer both teams' coordinators are told, of a lead the case's own, once each.</summary>
internal sealed class TellsOfSilentHandOvers(Db db, TeamDesk desk, IOutbox outbox, TimeProvider clock) : ITimed
{
    public string Name => "mdt.hand-overs.silent";

    public TimeSpan Period => TimeSpan.FromMinutes(30);

    public async Task Run(CancellationToken ct)
    {
        foreach (var silent in await db.Query<Silent>("""
            SELECT t.id, t.case_id, c.household_id, c.mdt_id, t.to_mdt_id FROM mdt_transfer t JOIN mdt_case c ON c.id = t.case_id
            WHERE t.ended_at IS NULL AND t.silent_told_at IS NULL AND t.answer_due_on < @today
            ORDER BY t.answer_due_on, t.id OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY
            """, new { today = clock.Today() }, ct))
            await db.InOne(async () =>
            {
                if (await db.Execute("UPDATE mdt_transfer SET silent_told_at = @now WHERE id = @Id AND silent_told_at IS NULL AND ended_at IS NULL", new { silent.Id, now = clock.Now() }, ct) > 0)
                    await Tell(MdtNoticeKind.TransferSilent, silent, [silent.MdtId, silent.ToMdtId!.Value], ct);
            }, ct);
        foreach (var silent in await db.Query<Silent>("""
            SELECT o.id, o.case_id, c.household_id, c.mdt_id, NULL AS to_mdt_id FROM mdt_lead_offer o JOIN mdt_case c ON c.id = o.case_id
            WHERE o.ended_at IS NULL AND o.silent_told_at IS NULL AND o.answer_due_on < @today
            ORDER BY o.answer_due_on, o.id OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY
            """, new { today = clock.Today() }, ct))
            await db.InOne(async () =>
            {
                if (await db.Execute("UPDATE mdt_lead_offer SET silent_told_at = @now WHERE id = @Id AND silent_told_at IS NULL AND ended_at IS NULL", new { silent.Id, now = clock.Now() }, ct) > 0)
                    await Tell(MdtNoticeKind.LeadSilent, silent, [silent.MdtId], ct);
            }, ct);
    }

    private async Task Tell(MdtNoticeKind kind, Silent silent, IReadOnlyList<Guid> teams, CancellationToken ct)
    {
        var coordinators = new List<Guid>();
        foreach (var team in teams)
            if (await desk.First(team, silent.HouseholdId, ct) is { } one && !coordinators.Contains(one)) coordinators.Add(one);
        if (coordinators.Count > 0) await outbox.Add(new MdtNoticeGiven(clock.NewId(), kind, coordinators, silent.CaseId), ct);
    }

    private sealed record Silent(Guid Id, Guid CaseId, Guid HouseholdId, Guid MdtId, Guid? ToMdtId);
}

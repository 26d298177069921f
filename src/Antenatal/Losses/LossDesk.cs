using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>
/// Records what a midwife asked for, with everything that every module does about it, in one transaction: all of it or nothing.
/// Contact was held before, and stays held whatever comes of this.
/// </summary>
internal sealed class LossDesk(
    Db db, LossVault vault, PregnancySteps steps, Plans plans, MilestonePlan milestones, LinkDesk links, History history, ISend send, IOutbox outbox, CurrentUser user,
    TimeProvider clock)
{
    private sealed record Try(Guid Id, string Sealed, DateTimeOffset AskedAt, DateTimeOffset? EndedAt);

    private sealed record Baby(Guid Id, BabyState State);

    private sealed record Due(Guid Id, Guid? TaskId);

    /// <summary>Once: what was recorded, withdrawn, or recorded by somebody else stays as it is. Of a pregnancy that has moved on meanwhile nothing is recorded, and no try changes that.</summary>
    internal async Task Complete(Guid tryId, CancellationToken ct)
    {
        if (await db.Find<Try>("SELECT id, sealed, asked_at, ended_at FROM antenatal_loss_try WHERE id = @tryId", new { tryId }, ct) is not { EndedAt: null } one) return;
        var asked = vault.Asked(one.Id, one.Sealed);
        var now = await steps.Find(asked.PregnancyId, ct);
        var babies = await db.Query<Baby>("SELECT id, state FROM antenatal_baby WHERE pregnancy_id = @Id ORDER BY number", new { now.Id }, ct);
        var lost = babies.Where(b => b.State == BabyState.Expected && asked.BabyIds.Contains(b.Id)).Select(b => b.Id).ToList();
        var end = babies.Any(b => b.State == BabyState.Lost && asked.BabyIds.Contains(b.Id)) && lost.Count == 0 ? TryEnd.Already
            : lost.Count == 0 || !Pregnancy.IsExpecting(now.Status) ? TryEnd.MovedOn : TryEnd.Done;
        if (await db.Execute("""
            UPDATE antenatal_loss_try SET ended_at = @now, ended_code = @end, sealed = '', last_error = NULL WHERE id = @tryId AND ended_at IS NULL
            """, new { tryId, now = clock.Now(), end }, ct) == 0 || end != TryEnd.Done) return;

        foreach (var baby in lost) await Lose(now, baby, asked, ct);
        await LookedAtStops(now, ct);
        var left = babies.Count(b => b.State == BabyState.Expected) - lost.Count;
        if (left > 0 || babies.Any(b => b.State == BabyState.Born)) await GoesOn(now, lost, left, ct);
        else await End(now, asked.On, one.AskedAt, ct);
    }

    private async Task Lose(PregnancySteps.Now now, Guid baby, AskedLoss asked, CancellationToken ct)
    {
        await db.Execute("UPDATE antenatal_baby SET state = 'Lost' WHERE id = @baby AND state = 'Expected'", new { baby }, ct);
        await db.Execute("""
            INSERT INTO antenatal_loss (id, pregnancy_id, baby_id, type, lost_on, hv_may_be_told, hub_may_be_told, gp_may_be_told, care, care_by, recorded_by, recorded_at)
            VALUES (@id, @pregnancy, @baby, @Type, @On, @Visitor, @Hub, @Gp, @Care, @careBy, @me, @at)
            """, new
        {
            id = clock.NewId(),
            pregnancy = now.Id,
            baby,
            asked.Type,
            asked.On,
            asked.Visitor,
            asked.Hub,
            asked.Gp,
            asked.Care,
            careBy = asked.Care == CareOffered.NotYet ? null : user.Id,
            me = user.Id,
            at = clock.Now(),
        }, ct);
        await history.Add(Subject.Baby, baby, nameof(BabyState.Expected), nameof(BabyState.Lost), ct: ct);
    }

    /// <summary>Another baby is expected, or was born: the lost one alone leaves every list, and each message is read again before any may go.</summary>
    private async Task GoesOn(PregnancySteps.Now now, IReadOnlyList<Guid> lost, int left, CancellationToken ct)
    {
        await db.ExecuteVersioned("""
            UPDATE antenatal_pregnancy SET reread_from = @at, multiple = CASE WHEN @left < 2 THEN 'No' ELSE multiple END, version = version + 1 WHERE id = @Id AND version = @Version
            """, new { now.Id, now.Version, left, at = clock.Now() }, ct: ct);
        foreach (var baby in lost) await outbox.Add(new UnbornNoLongerExpected(baby, now.Id), ct);
        // None is expected any more, and one was born: that is a birth.
        if (left == 0) await steps.Brought(now.Id, PregnancyStatus.Born, ct);
    }

    /// <summary>None is expected and none was born alive.</summary>
    private async Task End(PregnancySteps.Now now, DateOnly on, DateTimeOffset heldAt, CancellationToken ct)
    {
        await Cancel(now.Id, heldAt.LondonDay(), ct);
        await steps.Brought(now.Id, PregnancyStatus.LossRecorded, ct);
        await db.Execute("UPDATE antenatal_pregnancy SET ended_on = @on, outcome = 'Loss', reread_from = NULL WHERE id = @Id", new { now.Id, on }, ct);
        await outbox.Add(new PregnancyEndedInLoss(now.Id, now.PersonId), ct);
    }

    /// <summary>What this module planned for it stops, each kept so that it can be listed where this was a mistake.</summary>
    private async Task Cancel(Guid pregnancyId, DateOnly heldOn, CancellationToken ct)
    {
        foreach (var planned in await plans.Of(pregnancyId, heldOn, ct))
            await db.Execute("""
                INSERT INTO antenatal_cancelled (id, pregnancy_id, kind, subject_id, at) VALUES (@id, @pregnancyId, @Kind, @subject, @at)
                """, new { id = clock.NewId(), pregnancyId, planned.Kind, subject = planned.Id, at = clock.Now() }, ct);
        await milestones.EndAll(pregnancyId, ct);
        await links.WithdrawAll(pregnancyId, LinkDesk.Because.Held, ct);
    }

    /// <summary>Whoever records it has looked at what colleagues pressed before.</summary>
    private async Task LookedAtStops(PregnancySteps.Now now, CancellationToken ct)
    {
        foreach (var stop in await db.Query<Due>("SELECT id, task_id FROM antenatal_contact_stop WHERE pregnancy_id = @Id AND looked_at IS NULL", new { now.Id }, ct))
        {
            await db.Execute("UPDATE antenatal_contact_stop SET looked_at = @at, looked_by = @me WHERE id = @Id", new { stop.Id, at = clock.Now(), me = user.Id }, ct);
            if (stop.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
        }
    }
}

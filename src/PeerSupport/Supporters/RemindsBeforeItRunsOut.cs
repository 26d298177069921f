using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>Before a check, the safeguarding training or the supervision of a supporter runs out, their coordinator gets a task, once for each; it is closed when it was renewed, or when they have left.</summary>
internal sealed class RemindsBeforeItRunsOut(Db db, Fitness fitness, OneByOne rows, ProgrammeOf programmes, ISend send, TimeProvider clock) : ITimed
{
    internal const string TaskKind = "peersupport.runs-out";

    private const int Batch = 100;

    private sealed record Who(Guid Id, Guid ProgrammeId, SupporterStatus Status);

    private sealed record Told(Guid SupporterId, Lasting What, DateOnly LastDay, Guid TaskId, SupporterStatus Status);

    public string Name => "peersupport.supporters.remind";

    public TimeSpan Period => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        await End(ct);
        for (var skip = 0; ; skip += Batch)
        {
            var some = await db.Query<Who>("""
                SELECT id, programme_id, status FROM peersupport_supporter WHERE status IN ('Approved', 'Active') ORDER BY id OFFSET @skip ROWS FETCH NEXT @Batch ROWS ONLY
                """, new { skip, Batch }, ct);
            var until = await fitness.Expiries([.. some.Select(s => s.Id)], ct);
            var due = some.SelectMany(who => until.GetValueOrDefault(who.Id, []).Where(e => IsDue(who, e)).Select(e => (who, e)));
            await rows.Run(Name, due, row => Tell(row.who, row.e, ct), ct);
            if (some.Count < Batch) return;
        }
    }

    /// <summary>Nobody is supervised in time for a match before they support.</summary>
    private bool IsDue(Who who, Expiry expiry) => expiry.RemindFrom <= clock.Today() && (expiry.What != Lasting.Supervision || who.Status == SupporterStatus.Active);

    private async Task Tell(Who who, Expiry expiry, CancellationToken ct)
    {
        var (task, today) = (clock.NewId(), clock.Today());
        if (await db.Execute("""
            INSERT INTO peersupport_reminder (supporter_id, what, last_day, task_id, told_at)
            SELECT @Id, @What, @LastDay, @task, @now WHERE NOT EXISTS (SELECT 1 FROM peersupport_reminder WHERE supporter_id = @Id AND what = @What AND last_day = @LastDay)
            """, new { who.Id, expiry.What, expiry.LastDay, task, now = clock.Now() }, ct) == 0) return;
        var programme = await programmes.By(who.ProgrammeId, ct);
        await send.Send(new OpenTask(
            task, Title(expiry.What), TaskKind, null, null, expiry.LastDay < today ? today : expiry.LastDay, TaskPriority.Medium, programme.CoordinatorUserId,
            programme.CoordinatorUserId is null ? programme.Id : null, $"/peersupport/supporters/{who.Id}"), ct);
    }

    private async Task End(CancellationToken ct)
    {
        var told = await db.Query<Told>("""
            SELECT r.supporter_id, r.what, r.last_day, r.task_id, s.status FROM peersupport_reminder r JOIN peersupport_supporter s ON s.id = r.supporter_id WHERE r.ended_at IS NULL ORDER BY r.told_at, r.task_id
            """, null, ct);
        var until = await fitness.Expiries([.. told.Select(t => t.SupporterId).Distinct()], ct);
        var over = told.Where(t => t.Status == SupporterStatus.Left || !until.GetValueOrDefault(t.SupporterId, []).Any(e => e.What == t.What && e.LastDay == t.LastDay));
        await rows.Run(Name, over, t => Close(t, until.GetValueOrDefault(t.SupporterId, []).Any(e => e.What == t.What && e.LastDay > t.LastDay), ct), ct);
    }

    private async Task Close(Told told, bool renewed, CancellationToken ct)
    {
        if (await db.Execute("UPDATE peersupport_reminder SET ended_at = @now WHERE task_id = @TaskId AND ended_at IS NULL", new { told.TaskId, now = clock.Now() }, ct) == 0) return;
        await send.Send(renewed ? new CloseTask(told.TaskId, TaskOutcome.Done) : new CloseTask(told.TaskId, TaskOutcome.NoLongerNeeded, "It is not needed any more"), ct);
    }

    /// <summary>It names nobody: a list of tasks is read over shoulders.</summary>
    private static string Title(Lasting what) => what switch
    {
        Lasting.Check => "The DBS check of a supporter runs out: look at it again",
        Lasting.Training => "The safeguarding training of a supporter runs out: arrange a new one",
        _ => "The supervision of a supporter is due: without it no new match begins",
    };
}

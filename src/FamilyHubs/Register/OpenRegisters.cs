using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>A register that stays open is the lead's to close after a day, and the manager's after three: a task each, which ends with the close.</summary>
internal sealed class OpenRegisters(Db db, RegisterBook book, ISend send, TimeProvider clock) : ITimed
{
    private const int AtOnce = 100;

    private sealed record Row(Guid Id, Guid SiteId, DateTimeOffset EndsAt, Guid? LeadTaskId, Guid? ManagerTaskId);

    private sealed record Tasks(Guid? LeadTaskId, Guid? ManagerTaskId);

    public string Name => "familyhubs.registers.remind";

    public TimeSpan Period => TimeSpan.FromMinutes(10);

    public async Task Run(CancellationToken ct)
    {
        var now = clock.Now();
        foreach (var row in await db.Query<Row>("""
            SELECT s.id, s.site_id, s.ends_at, r.lead_task_id, r.manager_task_id
            FROM familyhubs_session s LEFT JOIN familyhubs_register_reminder r ON r.session_id = s.id
            WHERE s.status IN ('Open', 'Running', 'Held') AND s.ends_at <= @now AND r.manager_task_id IS NULL
            ORDER BY s.ends_at, s.id OFFSET 0 ROWS FETCH NEXT @take ROWS ONLY
            """, new { now, take = AtOnce }, ct))
        {
            var area = await SiteArea.NeighbourhoodOf(db, row.SiteId, ct);
            var (lead, manager) = (await send.Number("hub.registerCloseHours", area, ct), await send.Number("hub.registerManagerHours", area, ct));
            if (row.EndsAt.AddHours(lead) <= now) await db.InOne(() => Remind(row, row.EndsAt.AddHours(manager) <= now, ct), ct);
        }
    }

    /// <summary>The register was closed: nobody has to be reminded.</summary>
    internal async Task Closed(Guid sessionId, CancellationToken ct)
    {
        if (await Of(sessionId, ct) is not { } tasks) return;
        foreach (var task in new[] { tasks.LeadTaskId, tasks.ManagerTaskId }.OfType<Guid>()) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
    }

    private async Task Remind(Row row, bool manager, CancellationToken ct)
    {
        var session = await book.Take(row.Id, ct);
        if (session.ClosedAt is not null) return;
        await db.Execute("""
            INSERT INTO familyhubs_register_reminder (session_id) SELECT @Id WHERE NOT EXISTS (SELECT 1 FROM familyhubs_register_reminder WHERE session_id = @Id)
            """, new { row.Id }, ct);
        var told = (await Of(row.Id, ct))!;
        var (path, due) = ($"/familyhubs/sessions/{row.Id}/register/close", clock.Today());
        if (told.LeadTaskId is null)
        {
            var leads = await db.Query<Guid>("SELECT user_id FROM familyhubs_session_lead WHERE session_id = @Id ORDER BY is_first DESC, user_id", new { row.Id }, ct);
            var task = await Open("Close the register of a session that is over", TaskPriority.Medium, leads is [var lead, ..] ? lead : null, row.SiteId, path, due, ct);
            await db.Execute("UPDATE familyhubs_register_reminder SET lead_task_id = @task WHERE session_id = @Id", new { row.Id, task }, ct);
        }
        if (manager && told.ManagerTaskId is null)
        {
            var task = await Open("For the manager: a register is still open, close it", TaskPriority.High, null, row.SiteId, path, due, ct);
            await db.Execute("UPDATE familyhubs_register_reminder SET manager_task_id = @task WHERE session_id = @Id", new { row.Id, task }, ct);
        }
    }

    private Task<Guid> Open(string title, TaskPriority priority, Guid? user, Guid siteId, string path, DateOnly due, CancellationToken ct) =>
        send.Send(new OpenTask(clock.NewId(), title, "hub.register", null, null, due, priority, user, user is null ? siteId : null, path), ct);

    private Task<Tasks?> Of(Guid sessionId, CancellationToken ct) =>
        db.Find<Tasks>("SELECT lead_task_id, manager_task_id FROM familyhubs_register_reminder WHERE session_id = @sessionId", new { sessionId }, ct);
}

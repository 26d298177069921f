using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>Where a supporter and a parent were not in touch in the hours of the setting, their coordinator gets a task, once. What is stopped for a reason waits: nobody is asked to contact anybody then.</summary>
internal sealed class AlertsOnLateContact(Db db, ISend send, ProgrammeOf programmes, People.DoNotContact contact, TimeProvider clock) : ITimed
{
    private const int Batch = 50;

    private sealed record Late(Guid Id, Guid PersonId, Guid ProgrammeId);

    public string Name => "peersupport.matches.late-contact";

    public TimeSpan Period => TimeSpan.FromMinutes(5);

    public async Task Run(CancellationToken ct)
    {
        foreach (var match in await db.Query<Late>("""
            SELECT m.id, m.person_id, r.programme_id FROM peersupport_match m JOIN peersupport_request r ON r.id = m.request_id
            WHERE m.status = 'Matched' AND m.first_contact_by <= @now AND m.late_told_at IS NULL AND m.paused_code IS NULL
              AND NOT EXISTS (SELECT 1 FROM peersupport_hold h WHERE h.person_id = m.person_id AND h.released_on IS NULL)
            ORDER BY m.first_contact_by, m.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { now = clock.Now(), Batch }, ct))
            if ((await contact.Held([match.PersonId], ct)).Count == 0) await db.InOne(() => Tell(match, ct), ct);
    }

    private async Task Tell(Late match, CancellationToken ct)
    {
        var task = clock.NewId();
        if (await db.Execute("""
            UPDATE peersupport_match SET late_told_at = @now, late_task_id = @task WHERE id = @Id AND status = 'Matched' AND late_told_at IS NULL
            """, new { match.Id, now = clock.Now(), task }, ct) == 0) return;
        var programme = await programmes.By(match.ProgrammeId, ct);
        await send.Send(new OpenTask(
            task, "A supporter and a parent have not been in touch in time", "peersupport.late", null, null, clock.Today(), TaskPriority.High, programme.CoordinatorUserId,
            programme.CoordinatorUserId is null ? programme.Id : null, $"/peersupport/matches/{match.Id}"), ct);
    }
}

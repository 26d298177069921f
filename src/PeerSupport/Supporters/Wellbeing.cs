using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A supporter said at a supervision that they are not well: their coordinator is asked once to look after them, until somebody has. How well they are stands on their own page alone.</summary>
internal sealed class Wellbeing(Db db, ISend send, ProgrammeOf programmes, TimeProvider clock)
{
    internal const string TaskKind = "peersupport.wellbeing";

    private sealed record Waiting(Guid Id, Guid CareTaskId);

    /// <summary>Within the command that notes the supervision.</summary>
    /// <param name="said">From 1 to 5; null where they did not say.</param>
    internal async Task Ask(Guid supervisionId, Guid supporterId, Guid programmeId, int? said, CancellationToken ct)
    {
        var programme = await programmes.By(programmeId, ct);
        if (said is not { } well || well >= await send.Number("peer.wellbeingBelow", programme.NeighbourhoodId, ct)) return;
        // It names nobody and no number: a list of tasks is read over shoulders.
        var task = await send.Send(new OpenTask(
            clock.NewId(), "Look after a supporter: ask how they are, and offer a rest and somebody to talk to", TaskKind, null, null, await send.Ask(new AddWorkingDays(clock.Today(), 1), ct), TaskPriority.High,
            programme.CoordinatorUserId, programme.CoordinatorUserId is null ? programme.Id : null, $"/peersupport/supporters/{supporterId}/care"), ct);
        await db.Execute("UPDATE peersupport_supervision SET care_task_id = @task WHERE id = @supervisionId", new { supervisionId, task }, ct);
    }

    /// <summary>Those of these supporters whom nobody has looked after yet.</summary>
    internal async Task<IReadOnlySet<Guid>> Waits(IReadOnlyList<Guid> supporterIds, CancellationToken ct) =>
        (await db.Query<Guid>("SELECT DISTINCT supporter_id FROM peersupport_supervision WHERE supporter_id IN @supporterIds AND care_task_id IS NOT NULL AND cared_at IS NULL", new { supporterIds }, ct)).ToHashSet();

    /// <summary>Somebody has looked after them, or they have left. Within a command.</summary>
    /// <param name="why">Null where it was done.</param>
    internal async Task End(Guid supporterId, string? why, CancellationToken ct)
    {
        foreach (var waits in await db.Query<Waiting>("SELECT id, care_task_id FROM peersupport_supervision WHERE supporter_id = @supporterId AND care_task_id IS NOT NULL AND cared_at IS NULL ORDER BY id", new { supporterId }, ct))
        {
            await db.Execute("UPDATE peersupport_supervision SET cared_at = @now WHERE id = @Id", new { waits.Id, now = clock.Now() }, ct);
            await send.Send(new CloseTask(waits.CareTaskId, why is null ? TaskOutcome.Done : TaskOutcome.NoLongerNeeded, why), ct);
        }
    }
}

using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>
/// An open session runs from its start and is over at its end, whether or not anybody presses anything; where the host was down, both happen in their order.
/// One that nobody opened is left as it is: whether it was held, only people know.
/// </summary>
internal sealed class RunsSessions(Db db, SessionSteps steps, TimeProvider clock) : ITimed
{
    private const int AtOnce = 200;

    public string Name => "familyhubs.sessions.run";

    public TimeSpan Period => TimeSpan.FromMinutes(1);

    public async Task Run(CancellationToken ct)
    {
        var page = new { now = clock.Now(), skip = 0, take = AtOnce };
        await Bring(SessionStatus.Running, await db.Query<Guid>("""
            SELECT id FROM familyhubs_session WHERE status = 'Open' AND starts_at <= @now ORDER BY starts_at, id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
            """, page, ct), ct);
        await Bring(SessionStatus.Held, await db.Query<Guid>("""
            SELECT id FROM familyhubs_session WHERE status = 'Running' AND ends_at <= @now ORDER BY ends_at, id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
            """, page, ct), ct);
    }

    private async Task Bring(SessionStatus to, IReadOnlyList<Guid> sessions, CancellationToken ct)
    {
        foreach (var session in sessions)
            try
            {
                await db.InOne(() => steps.Brought(session, to, ct), ct);
            }
            catch (Conflict)
            {
                // Somebody changed it in this moment; it is looked at again in a minute.
            }
    }
}

using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>Rings supporter and parent at the time that was taken, each once: a call that was begun and not finished is not begun again, since somebody may have answered it.</summary>
internal sealed class CallsAtTheirTime(Db db, Calls calls, Channel channel, Conversation conversation, TimeProvider clock) : ITimed
{
    private const int Batch = 20;
    private const string Begun = "Begun";

    private sealed record Due(Guid Id, Guid MatchId, DateTimeOffset StartsAt, int Minutes, Guid PersonId, Guid? UserId);

    public string Name => "peersupport.calls.connect";

    public TimeSpan Period => TimeSpan.FromMinutes(1);

    public async Task Run(CancellationToken ct)
    {
        var now = clock.Now();
        var due = await db.Query<Due>("""
            SELECT l.id, l.match_id, l.starts_at, l.minutes, m.person_id, s.user_id
            FROM peersupport_slot l JOIN peersupport_match m ON m.id = l.match_id JOIN peersupport_supporter s ON s.id = m.supporter_id
            WHERE l.taken_at IS NOT NULL AND l.called_at IS NULL AND l.starts_at <= @now ORDER BY l.starts_at, l.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { now, Batch }, ct);
        foreach (var call in due)
        {
            var mine = false;
            await db.InOne(async () => mine = await db.Execute("UPDATE peersupport_slot SET called_at = @now, call_code = @Begun WHERE id = @Id AND called_at IS NULL", new { call.Id, now, Begun }, ct) > 0, ct);
            if (mine) await Ring(call, now, ct);
        }
    }

    private async Task Ring(Due call, DateTimeOffset now, CancellationToken ct)
    {
        // Whoever waited for it has gone on: nobody is rung much later than they said.
        var late = call.StartsAt.AddMinutes(call.Minutes) <= now;
        var outcome = late || call.UserId is not { } supporter || !await channel.MayTalk(call.MatchId, ct) || await calls.Adapter(ct) is not { } adapter
            ? "NotMade"
            : (await adapter.Connect(call.Id, supporter, call.PersonId, call.Minutes, ct)).ToString();
        await db.InOne(async () =>
        {
            await db.Execute("UPDATE peersupport_slot SET call_code = @outcome WHERE id = @Id AND call_code = @Begun", new { call.Id, outcome, Begun }, ct);
            if (outcome == nameof(CallOutcome.Connected)) await conversation.InTouch(call.MatchId, now, true, ct);
        }, ct);
    }
}

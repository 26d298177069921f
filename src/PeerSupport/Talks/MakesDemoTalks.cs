using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>A made-up supporter and a made-up parent who write to one another: what was read, what waits, a time to be rung, and a note of a walk.</summary>
internal sealed class MakesDemoTalks(Db db, TalkVault vault, DigestKey key, ISend send, TimeProvider clock) : IDemoPart
{
    public int Order => 64;

    public string Says => "what supporters and parents write";

    public async Task Make(Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("peer:match:active", out var active)) return;
        var until = clock.Now().AddDays(await send.Number("peer.wayInDays", ct: ct));
        var secret = WayIn.NewSecret();
        await db.InOne(async () =>
        {
            await db.Execute("""
                INSERT INTO peersupport_way_in (id, match_id, secret_digest, made_at, ends_at) VALUES (@id, @active, @digest, @now, @until)
                """, new { id = clock.NewId(), active, digest = WayIn.Digest(key, secret), now = clock.Now(), until }, ct);
            await Write(active, Side.Supporter, "Hello, good to meet you. I had two under two as well. I read my messages in the evening.", 3, null, ct);
            await Write(active, Side.Parent, "Thank you for writing. The nights are the hardest, nobody tells you that.", 2, null, ct);
            await Write(active, Side.Supporter, "They are. What helped us was one night off a week, with no guilt.", 1, null, ct);
            await Write(active, Side.Parent, "Could we talk? My number is 01632 960 712.", 0, HeldCode.Number, ct);
            await db.Execute("""
                INSERT INTO peersupport_slot (id, match_id, starts_at, minutes) VALUES (@id, @active, @at, 30)
                """, new { id = clock.NewId(), active, at = clock.Today().AddDays(2).AtLondon(new TimeOnly(19, 30)) }, ct);
            await db.Execute("""
                INSERT INTO peersupport_contact (id, match_id, on_day, minutes, mode, mood_before, mood_after, noted_at) VALUES (@id, @active, @on, 45, 'Walk', 2, 4, @now)
                """, new { id = clock.NewId(), active, on = clock.Today().AddDays(-1), now = clock.Now() }, ct);
        }, ct);
        demo.Lines.Add($"A parent's own page for peer support: {WayIn.Path(secret)}");
    }

    private Task<int> Write(Guid match, Side from, string words, int daysAgo, HeldCode? held, CancellationToken ct)
    {
        var (id, at) = (clock.NewId(), clock.Now().AddDays(-daysAgo).AddMinutes(-5));
        return db.Execute("""
            INSERT INTO peersupport_message (id, match_id, from_side, words, state, held_code, written_at, shown_at) VALUES (@id, @match, @from, @closed, @state, @held, @at, @shown)
            """, new
        {
            id,
            match,
            from,
            closed = vault.Close(id, words),
            state = held is null ? MessageState.Shown : MessageState.Held,
            held,
            at,
            shown = held is null ? at : (DateTimeOffset?)null,
        }, ct);
    }
}

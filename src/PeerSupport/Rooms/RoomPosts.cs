using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>What whoever reads a wall or a group sees: what is shown, and by which first name; answers stand below what they answer.</summary>
internal sealed class RoomPosts(Db db, WordsVault vault)
{
    private const int Most = 300;

    internal sealed record Post(Guid Id, Guid? ReplyTo, bool BySupporter, string? SignedAs, string? Words, DateTimeOffset WrittenAt);

    internal sealed record Found(Guid Id, Guid ProgrammeId, string Title, string About, RoomKind Kind, Topic Topic);

    /// <summary>The open room; null where there is none or it is closed.</summary>
    internal Task<Found?> By(Guid roomId, CancellationToken ct) => db.Find<Found>("""
        SELECT id, programme_id, title, about, kind, topic FROM peersupport_room WHERE id = @roomId AND closed_on IS NULL
        """, new { roomId }, ct);

    /// <summary>The open room that the secret of this digest opens; null where it opens none.</summary>
    internal Task<Found?> By(string digest, CancellationToken ct) => db.Find<Found>("""
        SELECT id, programme_id, title, about, kind, topic FROM peersupport_room WHERE secret_digest = @digest AND closed_on IS NULL
        """, new { digest }, ct);

    /// <summary>The newest first, each with its answers behind it, the oldest first.</summary>
    internal async Task<IReadOnlyList<Post>> Shown(Guid roomId, CancellationToken ct)
    {
        var kept = await db.Query<Post>("""
            SELECT id, reply_to, CASE WHEN supporter_id IS NULL THEN 0 ELSE 1 END AS by_supporter, signed_as, words, written_at FROM peersupport_post
            WHERE room_id = @roomId AND state = 'Shown' AND words IS NOT NULL ORDER BY written_at DESC, id DESC OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { roomId, Most }, ct);
        var posts = kept.Select(p => p with { SignedAs = vault.Words(p.Id, p.SignedAs), Words = vault.Words(p.Id, p.Words) }).ToList();
        var shown = posts.Select(p => p.Id).ToHashSet();
        var answers = posts.Where(p => p.ReplyTo is { } to && shown.Contains(to)).ToLookup(p => p.ReplyTo!.Value);
        return [.. posts.Where(p => p.ReplyTo is not { } to || !shown.Contains(to)).SelectMany(p => answers[p.Id].Reverse().Prepend(p))];
    }
}

using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>Kept answers whose months are over. They wait for whoever wrote them, whoever knows the topic, and the coordinator, so that none is forgotten when somebody leaves.</summary>
internal sealed class AnswersToLookAt(Db db, CurrentUser user, TimeProvider clock)
{
    internal sealed record Due(Guid ReplyId, NetworkTopic Topic, string Question, DateOnly KeptUntil);

    /// <summary>Those of the signed-in worker, the oldest first.</summary>
    internal Task<IReadOnlyList<Due>> Mine(int most, CancellationToken ct) => db.Query<Due>("""
        SELECT r.id AS reply_id, q.topic, q.words AS question, r.kept_until FROM peersupport_reply r JOIN peersupport_question q ON q.id = r.question_id
        WHERE r.kept_until <= @today AND r.hidden_at IS NULL AND q.hidden_at IS NULL
          AND (@all = 1 OR r.by_user = @me OR EXISTS (SELECT 1 FROM peersupport_knows k WHERE k.user_id = @me AND k.topic = q.topic))
        ORDER BY r.kept_until, r.id OFFSET 0 ROWS FETCH NEXT @most ROWS ONLY
        """, new { today = clock.Today(), all = user.May(Permissions.Coordinate), me = user.Id, most }, ct);

    /// <summary>Whether the signed-in worker is one of those who may look at this answer again.</summary>
    internal async Task<bool> IsMine(Guid replyId, CancellationToken ct) => await db.Find<int>("""
        SELECT COUNT(*) FROM peersupport_reply r JOIN peersupport_question q ON q.id = r.question_id
        WHERE r.id = @replyId AND (@all = 1 OR r.by_user = @me OR EXISTS (SELECT 1 FROM peersupport_knows k WHERE k.user_id = @me AND k.topic = q.topic))
        """, new { replyId, all = user.May(Permissions.Coordinate), me = user.Id }, ct) > 0;
}

using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>Questions and answers of which somebody said that they name a person: nobody sees them until the coordinator has settled it.</summary>
internal sealed class OutOfSight(Db db, CurrentUser user)
{
    /// <param name="ReplyId">The answer; null where it is the question itself.</param>
    internal sealed record Gone(Guid QuestionId, Guid? ReplyId, DateTimeOffset HiddenAt)
    {
        /// <summary>Where it is settled.</summary>
        internal string Path => $"/peersupport/network/questions/{QuestionId}/settle{(ReplyId is { } reply ? $"?ReplyId={reply}" : "")}";
    }

    /// <summary>For whoever moderates, the longest hidden first; for others none.</summary>
    internal async Task<IReadOnlyList<Gone>> ToSettle(int most, CancellationToken ct) => !user.May(Permissions.Moderate) ? [] : await db.Query<Gone>("""
        SELECT q.id AS question_id, NULL AS reply_id, q.hidden_at FROM peersupport_question q WHERE q.hidden_at IS NOT NULL
        UNION ALL SELECT r.question_id, r.id AS reply_id, r.hidden_at FROM peersupport_reply r WHERE r.hidden_at IS NOT NULL
        ORDER BY hidden_at OFFSET 0 ROWS FETCH NEXT @most ROWS ONLY
        """, new { most }, ct);

    /// <summary>How many of the worker's own questions nobody sees.</summary>
    internal Task<int> OfMine(CancellationToken ct) => db.Find<int>("SELECT COUNT(*) FROM peersupport_question WHERE asked_by = @me AND hidden_at IS NOT NULL", new { me = user.Id }, ct);
}

using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>Reads questions and takes their steps.</summary>
internal sealed class QuestionRows(Db db, History history)
{
    internal const string Why = "a question to the network names nobody, and everybody of the network reads it";

    /// <param name="TaskId">The coordinator is to find somebody who knows.</param>
    internal sealed record Now(
        Guid Id, Guid AskedBy, NetworkTopic Topic, string Words, Guid? NeighbourhoodId, DateOnly? NeededBy, QuestionStatus Status, DateTimeOffset AskedAt, DateOnly AnswerBy, DateTimeOffset? FirstAnsweredAt,
        Guid? TaskId, DateTimeOffset? HiddenAt, int Version);

    internal sealed record Reply(Guid Id, Guid QuestionId, Guid ByUser, string Words, DateTimeOffset WrittenAt, DateOnly? HelpedOn, DateOnly? KeptUntil, DateTimeOffset? HiddenAt);

    /// <summary>The question as it stands; not one that was taken out of sight, but for whoever settles that.</summary>
    internal async Task<Now> Find(Guid questionId, CancellationToken ct, bool hidden = false)
    {
        var now = await db.Find<Now>("""
            SELECT id, asked_by, topic, words, neighbourhood_id, needed_by, status, asked_at, answer_by, first_answered_at, task_id, hidden_at, version FROM peersupport_question
            WHERE id = @questionId
            """, new { questionId }, ct);
        return now is null || (now.HiddenAt is not null && !hidden) ? throw new NotFound("The question") : now;
    }

    internal async Task<Reply> FindReply(Guid replyId, CancellationToken ct, bool hidden = false)
    {
        var reply = await db.Find<Reply>("SELECT id, question_id, by_user, words, written_at, helped_on, kept_until, hidden_at FROM peersupport_reply WHERE id = @replyId", new { replyId }, ct);
        return reply is null || (reply.HiddenAt is not null && !hidden) ? throw new NotFound("The answer") : reply;
    }

    internal Task<IReadOnlyList<Reply>> Replies(Guid questionId, CancellationToken ct) => db.Query<Reply>("""
        SELECT id, question_id, by_user, words, written_at, helped_on, kept_until, hidden_at FROM peersupport_reply WHERE question_id = @questionId ORDER BY written_at, id
        """, new { questionId }, ct);

    /// <summary>A step that follows from what was done: nothing where the list has no such step from here.</summary>
    internal async Task Step(Now now, QuestionStatus to, CancellationToken ct)
    {
        if (!Question.May(now.Status, to)) return;
        await db.ExecuteVersioned("UPDATE peersupport_question SET status = @to, version = version + 1 WHERE id = @Id AND version = @Version", new { now.Id, to, now.Version },
            "Somebody else has just changed this question. Look at it again.", ct: ct);
        await history.Add(Subject.Question, now.Id, now.Status.ToString(), to.ToString(), ct: ct);
    }
}

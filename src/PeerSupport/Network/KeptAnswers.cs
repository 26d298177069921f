using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>Answers that helped somebody and are kept: searched before anybody is asked.</summary>
internal sealed class KeptAnswers(Db db, TimeProvider clock)
{
    private const int Most = 10;

    /// <param name="Question">What was asked.</param>
    /// <param name="Words">The answer.</param>
    /// <param name="Hits">How many of the words that were looked for it holds.</param>
    internal sealed record Kept(Guid ReplyId, Guid QuestionId, NetworkTopic Topic, string Question, string Words, Guid ByUser, DateOnly HelpedOn, DateOnly KeptUntil, int Hits);

    /// <summary>Those that hold most of the words first, then the newest. What is due to be looked at again is not among them.</summary>
    /// <param name="text">Any words; the longest of them are looked for. Null or without words: all of the topic.</param>
    /// <param name="topic">Of this topic alone.</param>
    /// <param name="near">Of this topic before others that hold as many of the words.</param>
    internal async Task<IReadOnlyList<Kept>> Find(string? text, NetworkTopic? topic, NetworkTopic? near, CancellationToken ct)
    {
        var words = SearchWords.Of(text);
        if (words.Count == 0) topic ??= near;
        if (words.Count == 0 && topic is null) return [];
        return await db.Query<Kept>("""
            SELECT f.reply_id, f.question_id, f.topic, f.question, f.words, f.by_user, f.helped_on, f.kept_until, f.hits FROM (
              SELECT k.reply_id, k.question_id, k.topic, k.question, k.words, k.by_user, k.helped_on, k.kept_until,
                CASE WHEN k.folded LIKE @a THEN 1 ELSE 0 END + CASE WHEN k.folded LIKE @b THEN 1 ELSE 0 END + CASE WHEN k.folded LIKE @c THEN 1 ELSE 0 END
                + CASE WHEN k.folded LIKE @d THEN 1 ELSE 0 END + CASE WHEN k.folded LIKE @e THEN 1 ELSE 0 END AS hits
              FROM (
                SELECT r.id AS reply_id, q.id AS question_id, q.topic, q.words AS question, r.words, r.by_user, r.helped_on, r.kept_until, CONCAT(' ', q.folded, ' ', r.folded) AS folded
                FROM peersupport_reply r JOIN peersupport_question q ON q.id = r.question_id
                WHERE r.kept_until > @today AND r.hidden_at IS NULL AND q.hidden_at IS NULL AND (@topic IS NULL OR q.topic = @topic)
              ) k
            ) f WHERE f.hits >= @least
            ORDER BY f.hits DESC, CASE WHEN f.topic = @near THEN 0 ELSE 1 END, f.helped_on DESC, f.reply_id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new
        {
            a = Like(words, 0),
            b = Like(words, 1),
            c = Like(words, 2),
            d = Like(words, 3),
            e = Like(words, 4),
            least = words.Count switch { 0 => 0, <= 2 => 1, _ => 2 },
            today = clock.Today(),
            topic,
            near,
            Most,
        }, ct);
    }

    /// <summary>A word that begins so. Folded text has no wildcard in it. Where there is no such word, what no text holds.</summary>
    private static string Like(IReadOnlyList<string> words, int at) => at < words.Count ? $"% {words[at]}%" : "!";
}

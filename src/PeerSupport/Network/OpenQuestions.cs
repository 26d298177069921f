using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>Questions that nobody has answered, as they are routed: to those who know the topic.</summary>
internal sealed class OpenQuestions(Db db, CurrentUser user, TimeProvider clock)
{
    internal sealed record Open(Guid Id, NetworkTopic Topic, string Words, DateOnly AnswerBy, DateOnly? NeededBy)
    {
        /// <summary>The day by which somebody would like to know, where that is sooner than the first answer is due.</summary>
        internal DateOnly Soonest => NeededBy < AnswerBy ? NeededBy.Value : AnswerBy;

        internal bool IsLate(DateOnly today) => AnswerBy < today;
    }

    internal sealed record Answered(Guid Id, NetworkTopic Topic);

    internal sealed record Sums(int Waiting, int Late);

    /// <summary>Those of topics that the signed-in worker knows, but their own, the most urgent first.</summary>
    internal Task<IReadOnlyList<Open>> ForMe(int most, CancellationToken ct) => db.Query<Open>("""
        SELECT q.id, q.topic, q.words, q.answer_by, q.needed_by FROM peersupport_question q
        WHERE q.status = 'Open' AND q.first_answered_at IS NULL AND q.hidden_at IS NULL AND q.asked_by <> @me
          AND EXISTS (SELECT 1 FROM peersupport_knows k WHERE k.user_id = @me AND k.topic = q.topic)
        ORDER BY CASE WHEN q.needed_by < q.answer_by THEN q.needed_by ELSE q.answer_by END, q.asked_at, q.id OFFSET 0 ROWS FETCH NEXT @most ROWS ONLY
        """, new { me = user.Id, most }, ct);

    internal async Task<Sums> Count(CancellationToken ct) => await db.Find<Sums>("""
        SELECT COUNT(*) AS waiting, COALESCE(SUM(CASE WHEN q.answer_by < @today THEN 1 ELSE 0 END), 0) AS late FROM peersupport_question q
        WHERE q.status = 'Open' AND q.first_answered_at IS NULL AND q.hidden_at IS NULL AND q.asked_by <> @me
          AND EXISTS (SELECT 1 FROM peersupport_knows k WHERE k.user_id = @me AND k.topic = q.topic)
        """, new { me = user.Id, today = clock.Today() }, ct) ?? new(0, 0);

    /// <summary>The worker's own questions that somebody answered, until they said whether it helped or that they need no more.</summary>
    internal Task<IReadOnlyList<Answered>> AnsweredToMe(int most, CancellationToken ct) => db.Query<Answered>("""
        SELECT id, topic FROM peersupport_question WHERE asked_by = @me AND status = 'Answered' AND hidden_at IS NULL ORDER BY first_answered_at, id OFFSET 0 ROWS FETCH NEXT @most ROWS ONLY
        """, new { me = user.Id, most }, ct);
}

/// <summary>
/// In the one list of what waits for a worker: questions of topics that they know, answers to what they asked, answers to look at again, and what the coordinator is to settle. What was asked is not
/// said there.
/// </summary>
internal sealed class NetworkInMyWork(OpenQuestions open, AnswersToLookAt due, OutOfSight hidden, CurrentUser user, TimeProvider clock) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    private const string Module = "Ask the network";

    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.AskNetwork)) return [];
        var today = clock.Today();
        return
        [
            .. (await hidden.ToSettle(GatherMyWork.Most, ct)).Select(g => new GatherMyWork.Part(Module, "Settle words that may name somebody", null, g.Path, WorkPriority.High))
            .Concat((await open.ForMe(GatherMyWork.Most, ct)).Select(q => new GatherMyWork.Part(Module, $"Answer a colleague’s question: {NetworkTopics.InWords(q.Topic)}", q.Soonest,
                $"/peersupport/network/questions/{q.Id}", q.IsLate(today) ? WorkPriority.High : WorkPriority.Medium)))
            .Concat((await open.AnsweredToMe(GatherMyWork.Most, ct)).Select(q => new GatherMyWork.Part(Module, $"A colleague answered you. Did it help? {NetworkTopics.InWords(q.Topic)}", null,
                $"/peersupport/network/questions/{q.Id}", WorkPriority.Medium)))
            .Concat((await due.Mine(GatherMyWork.Most, ct)).Select(a => new GatherMyWork.Part(Module, $"Is a kept answer still right? {NetworkTopics.InWords(a.Topic)}", null,
                $"/peersupport/network/answers/{a.ReplyId}/again", WorkPriority.Low)))
            .Take(GatherMyWork.Most),
        ];
    }
}

/// <summary>On the first page: how many colleagues wait for an answer that the worker may know, and how many answered them.</summary>
internal sealed class WaitingQuestions(OpenQuestions open) : IWaiting
{
    private const int Most = 100;

    public string Path => "/peersupport/network";

    public async Task<string?> Says(CancellationToken ct)
    {
        var (sums, answered) = (await open.Count(ct), (await open.AnsweredToMe(Most, ct)).Count);
        List<string> says = [];
        if (sums.Waiting > 0) says.Add($"{sums.Waiting} to answer{(sums.Late == 0 ? "" : $", {sums.Late} late")}.");
        if (answered > 0) says.Add(answered == 1 ? "You have an answer." : $"You have answers to {answered} questions.");
        return says.Count == 0 ? null : string.Join(' ', says);
    }
}

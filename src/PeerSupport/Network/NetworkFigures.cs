using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>What is counted of the network. Questions and calls name nobody and are of no family, so that nothing of it is hidden.</summary>
internal sealed class NetworkFigures(Db db, TimeProvider clock)
{
    /// <param name="InTime">Questions with a first answer by the end of their working day.</param>
    /// <param name="Late">Answered after it, or not yet.</param>
    /// <param name="NotDue">Still in time, or not needed any more before anybody answered.</param>
    /// <param name="Helped">Questions whose asker said that an answer helped.</param>
    /// <param name="Calls">Calls in which colleagues spoke to one another.</param>
    internal sealed record Sums(int InTime, int Late, int NotDue, int Helped, int Calls, int CallsHelped, int Unanswered, int Minutes)
    {
        internal static Sums None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

        internal int Asked => InTime + Late + NotDue;

        /// <summary>Of the questions whose time is over or that were answered; null where there is none.</summary>
        internal int? PercentInTime => InTime + Late == 0 ? null : (int)Math.Round(100m * InTime / (InTime + Late), MidpointRounding.AwayFromZero);

        public static Sums operator +(Sums a, Sums b) => new(
            a.InTime + b.InTime, a.Late + b.Late, a.NotDue + b.NotDue, a.Helped + b.Helped, a.Calls + b.Calls, a.CallsHelped + b.CallsHelped, a.Unanswered + b.Unanswered, a.Minutes + b.Minutes);
    }

    private sealed record Asked(NetworkTopic Topic, QuestionStatus Status, DateOnly AnswerBy, DateTimeOffset? FirstAnsweredAt);

    private sealed record Rang(NetworkTopic Topic, CallOutcome Outcome, int Minutes);

    /// <summary>By topic, those that were asked or rung about alone.</summary>
    /// <param name="from">The first London day.</param>
    /// <param name="to">The last.</param>
    internal async Task<IReadOnlyDictionary<NetworkTopic, Sums>> Of(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var today = clock.Today();
        // What somebody learned on the phone is kept as a question with its answer, and was never asked here.
        var asked = await db.Query<Asked>("""
            SELECT q.topic, q.status, q.answer_by, q.first_answered_at FROM peersupport_question q
            WHERE q.asked_at >= @start AND q.asked_at < @end AND NOT EXISTS (SELECT 1 FROM peersupport_call c WHERE c.question_id = q.id) ORDER BY q.id
            """, new { start = from.AtLondon(TimeOnly.MinValue), end = to.AddDays(1).AtLondon(TimeOnly.MinValue) }, ct);
        var rang = await db.Query<Rang>("SELECT topic, outcome, minutes FROM peersupport_call WHERE on_day >= @from AND on_day <= @to ORDER BY id", new { from, to }, ct);
        return asked.Select(q => (q.Topic, Sums: Of(q, today))).Concat(rang.Select(c => (c.Topic, Sums: Of(c)))).GroupBy(one => one.Topic, one => one.Sums)
            .ToDictionary(group => group.Key, group => group.Aggregate(Sums.None, (a, b) => a + b));
    }

    private static Sums Of(Asked question, DateOnly today)
    {
        var helped = question.Status == QuestionStatus.Helped ? 1 : 0;
        return question.FirstAnsweredAt is { } at
            ? at.LondonDay() <= question.AnswerBy ? Sums.None with { InTime = 1, Helped = helped } : Sums.None with { Late = 1, Helped = helped }
            : question.Status == QuestionStatus.Open && question.AnswerBy < today ? Sums.None with { Late = 1 } : Sums.None with { NotDue = 1, Helped = helped };
    }

    private static Sums Of(Rang call) => call.Outcome == CallOutcome.NoAnswer
        ? Sums.None with { Unanswered = 1 }
        : Sums.None with { Calls = 1, Minutes = call.Minutes, CallsHelped = call.Outcome is CallOutcome.Helped or CallOutcome.HelpedInPart ? 1 : 0 };
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>A practitioner's page of the network: search, ask, phone, what waits for them, and what they asked.</summary>
internal static class ViewNetwork
{
    private const int Most = 50;

    [Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="MineHidden">How many of the asker's own questions are out of sight.</param>
    /// <param name="Recent">Questions of others that nobody answered, of any topic: somebody may know by chance.</param>
    /// <param name="Hidden">Out of sight until it is settled; only for who moderates.</param>
    internal sealed record Answer(IReadOnlyList<Item> ForMe, IReadOnlyList<Item> Mine, int MineHidden, IReadOnlyList<Item> Recent, IReadOnlyList<Again> ToLookAt, IReadOnlyList<OutOfSight.Gone> Hidden,
        IReadOnlyList<NetworkTopic> Knows);

    internal sealed record Item(Guid Id, NetworkTopic Topic, string Words, QuestionStatus Status, DateOnly AnswerBy, DateOnly? NeededBy, bool Late);

    internal sealed record Again(Guid ReplyId, NetworkTopic Topic, string Question);

    private sealed record Row(Guid Id, NetworkTopic Topic, string Words, QuestionStatus Status, DateOnly AnswerBy, DateOnly? NeededBy, DateTimeOffset? FirstAnsweredAt);

    internal sealed class Handler(Db db, OpenQuestions open, AnswersToLookAt due, OutOfSight hidden, ISend send, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var forMe = (await open.ForMe(Most, ct)).Select(q => new Item(q.Id, q.Topic, q.Words, QuestionStatus.Open, q.AnswerBy, q.NeededBy, q.IsLate(today))).ToList();
            var mine = await db.Query<Row>("""
                SELECT id, topic, words, status, answer_by, needed_by, first_answered_at FROM peersupport_question WHERE asked_by = @me AND hidden_at IS NULL
                ORDER BY CASE status WHEN 'Answered' THEN 0 WHEN 'Open' THEN 1 ELSE 2 END, asked_at DESC, id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { me = user.Id, Most }, ct);
            var recent = await db.Query<Row>("""
                SELECT id, topic, words, status, answer_by, needed_by, first_answered_at FROM peersupport_question WHERE asked_by <> @me AND hidden_at IS NULL AND status = 'Open' AND first_answered_at IS NULL
                ORDER BY answer_by, asked_at, id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { me = user.Id, Most }, ct);
            return new(
                forMe, [.. mine.Select(r => Of(r, today))], await hidden.OfMine(ct), [.. recent.Where(r => forMe.All(f => f.Id != r.Id)).Select(r => Of(r, today))],
                [.. (await due.Mine(Most, ct)).Select(a => new Again(a.ReplyId, a.Topic, a.Question))], await hidden.ToSettle(Most, ct), await send.Ask(new SeeWhatIKnow(), ct));
        }

        private static Item Of(Row row, DateOnly today) =>
            new(row.Id, row.Topic, row.Words, row.Status, row.AnswerBy, row.NeededBy, row is { Status: QuestionStatus.Open, FirstAnsweredAt: null } && row.AnswerBy < today);
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
    internal sealed class Page(ISend send) : PageModel
    {
        /// <summary>What was just done.</summary>
        public string? Said { get; set; }

        internal Answer Found { get; private set; } = null!;

        internal string? SaidInWords => Said switch
        {
            "hidden" => "It is out of sight. The coordinator of peer support looks at it",
            "knows" => "What you know is saved",
            _ => null,
        };

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Found = await send.Ask(new Query(), ct);
        }
    }
}

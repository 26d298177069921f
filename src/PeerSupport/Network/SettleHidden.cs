using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>The coordinator settles what was taken out of sight: it is shown again, in words that name nobody, or emptied for good.</summary>
internal static class SettleHidden
{
    private const string Emptied = "Taken away: it named somebody.";

    /// <param name="ShowAgain">Shown again with these words; else emptied.</param>
    [Allows(Permissions.Moderate, Unscoped = QuestionRows.Why)]
    internal sealed record Command(Guid QuestionId, Guid? ReplyId, bool? ShowAgain, string? Words, bool NoNames) : ICommand;

    internal sealed class Handler(Db db, QuestionRows rows, NamesCheck names, History history) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var question = await rows.Find(command.QuestionId, ct, hidden: true);
            var reply = command.ReplyId is { } replyId ? await rows.FindReply(replyId, ct, hidden: true) : null;
            if (reply is not null && reply.QuestionId != question.Id) throw new NotFound("The answer");
            if ((reply is null ? question.HiddenAt : reply.HiddenAt) is null) return default;
            if (command.ShowAgain is not { } show) throw new Refused("ShowAgain", "Say what becomes of it");
            if (show)
            {
                new Refusals().Text(command.Words, "Words", reply is null ? Question.Longest : Question.LongestAnswer, "Write it without a name", reply is null ? Question.Shortest : 2).Throw();
                await names.Check(command.Words!.Trim(), reply is null ? NamingOf.Question : NamingOf.Answer, "Words", command.NoNames, ct);
            }
            var words = show ? command.Words!.Trim() : Emptied;
            var row = new { command.QuestionId, command.ReplyId, words, folded = show ? Folded.Text(words) : "", show };
            if (reply is null)
            {
                await db.Execute("""
                    UPDATE peersupport_question SET words = @words, folded = @folded, hidden_at = NULL, hidden_by = NULL, status = CASE WHEN @show = 1 THEN status ELSE 'Closed' END, version = version + 1
                    WHERE id = @QuestionId
                    """, row, ct);
                // An answer says nothing without its question.
                if (!show) await db.Execute("UPDATE peersupport_reply SET kept_until = NULL WHERE question_id = @QuestionId", row, ct);
            }
            else
            {
                await db.Execute("""
                    UPDATE peersupport_reply SET words = @words, folded = @folded, hidden_at = NULL, hidden_by = NULL, kept_until = CASE WHEN @show = 1 THEN kept_until ELSE NULL END WHERE id = @ReplyId
                    """, row, ct);
            }
            await history.Add(Subject.Question, question.Id, reply is null ? "Hidden" : "AnswerHidden", show ? "Shown" : "Emptied", ct: ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Moderate, Unscoped = QuestionRows.Why)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid QuestionId { get; set; }
        public Guid? ReplyId { get; set; }
        public bool? ShowAgain { get; set; }
        public string? Words { get; set; }
        public bool NoNames { get; set; }

        internal bool AskAboutNames => NoNames || ModelState[nameof(Words)]?.Errors.Count > 0;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            var found = await send.Ask(new SeeQuestion(QuestionId), ct);
            Words = ReplyId is null ? found.Words : found.Replies.FirstOrDefault(r => r.Id == ReplyId)?.Words ?? throw new NotFound("The answer");
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(QuestionId, ReplyId, ShowAgain, Words, NoNames), ct);
            return Redirect($"/peersupport/network/questions/{QuestionId}?said=settled");
        });
    }
}

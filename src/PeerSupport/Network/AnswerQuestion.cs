using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>Whoever knows answers a colleague's question; the first answer stops its clock.</summary>
internal static class AnswerQuestion
{
    /// <param name="NoNames">The writer has looked: of the words that look like names, none is of a family.</param>
    [Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
    internal sealed record Command(Guid Id, Guid QuestionId, string? Words, bool NoNames) : ICommand;

    internal sealed class Handler(Db db, QuestionRows rows, NamesCheck names, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var question = await rows.Find(command.QuestionId, ct);
            Question.CheckMayBeAnswered(question.Status);
            new Refusals()
                .If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it")
                .Text(command.Words, "Words", Question.LongestAnswer, "Write your answer", 2)
                .Throw();
            var (words, now) = (command.Words!.Trim(), clock.Now());
            await names.Check(words, NamingOf.Answer, "Words", command.NoNames, ct);
            await db.Execute("INSERT INTO peersupport_reply (id, question_id, by_user, words, folded, written_at) VALUES (@Id, @QuestionId, @me, @words, @folded, @now)",
                new { command.Id, command.QuestionId, me = user.Id, words, folded = Folded.Text(words), now }, ct);
            // What the asker found out themselves helps others, but nobody has answered them by it.
            if (question.AskedBy == user.Id) return default;
            await db.Execute("UPDATE peersupport_question SET first_answered_at = COALESCE(first_answered_at, @now) WHERE id = @QuestionId", new { command.QuestionId, now }, ct);
            await rows.Step(question, QuestionStatus.Answered, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid QuestionId { get; set; }
        public string? Words { get; set; }
        public bool NoNames { get; set; }

        internal SeeQuestion.View Asked { get; private set; } = null!;
        internal bool AskAboutNames => NoNames || ModelState[nameof(Words)]?.Errors.Count > 0;

        public Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Id, Words, NoNames) = (clock.NewId(), null, false);
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, QuestionId, Words, NoNames), ct);
            return Redirect($"/peersupport/network/questions/{QuestionId}?said=answered");
        });

        protected override async Task Show(CancellationToken ct) => Asked = await send.Ask(new SeeQuestion(QuestionId), ct);
    }
}

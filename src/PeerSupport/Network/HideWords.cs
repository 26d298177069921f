using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>Anybody of the network sees that a question or an answer names a person: it is out of sight at once, until the coordinator has settled it.</summary>
internal static class HideWords
{
    /// <param name="ReplyId">The answer; null where it is the question itself.</param>
    [Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
    internal sealed record Command(Guid QuestionId, Guid? ReplyId) : ICommand;

    internal sealed class Handler(Db db, QuestionRows rows, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (now, me) = (clock.Now(), user.Id);
            var question = await rows.Find(command.QuestionId, ct, hidden: true);
            if (command.ReplyId is { } replyId)
            {
                if ((await rows.FindReply(replyId, ct, hidden: true)).QuestionId != question.Id) throw new NotFound("The answer");
                if (await db.Execute("UPDATE peersupport_reply SET hidden_at = @now, hidden_by = @me WHERE id = @replyId AND hidden_at IS NULL", new { replyId, now, me }, ct) > 0)
                    await history.Add(Subject.Question, question.Id, null, "AnswerHidden", ct: ct);
            }
            else if (await db.Execute("UPDATE peersupport_question SET hidden_at = @now, hidden_by = @me WHERE id = @QuestionId AND hidden_at IS NULL", new { command.QuestionId, now, me }, ct) > 0)
                await history.Add(Subject.Question, question.Id, null, "Hidden", ct: ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid QuestionId { get; set; }
        public Guid? ReplyId { get; set; }

        public void OnGet() => ModelState.Clear();

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(QuestionId, ReplyId), ct);
            return Redirect(ReplyId is null ? "/peersupport/network?said=hidden" : $"/peersupport/network/questions/{QuestionId}?said=hidden");
        });
    }
}

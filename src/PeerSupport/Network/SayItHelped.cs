using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>Whoever asked says that an answer helped: it is kept for others, and looked at again after its months.</summary>
internal static class SayItHelped
{
    [Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
    internal sealed record Command(Guid ReplyId) : ICommand<Guid>;

    internal sealed class Handler(Db db, QuestionRows rows, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var reply = await rows.FindReply(command.ReplyId, ct);
            var question = await rows.Find(reply.QuestionId, ct);
            if (question.AskedBy != user.Id) throw new Refused("", "Whoever asked says what helped.");
            if (reply.HelpedOn is not null) return question.Id;
            var today = clock.Today();
            var until = Question.KeptUntil(today, await send.Number("peer.answerKeptMonths", question.NeighbourhoodId, ct));
            await db.Execute("UPDATE peersupport_reply SET helped_on = @today, kept_until = @until WHERE id = @ReplyId AND helped_on IS NULL", new { command.ReplyId, today, until }, ct);
            await rows.Step(question, QuestionStatus.Helped, ct);
            return question.Id;
        }
    }

    /// <summary>The button under an answer leads here; it is seen by itself only where it was refused.</summary>
    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid ReplyId { get; set; }

        public void OnGet() => ModelState.Clear();

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () => Redirect($"/peersupport/network/questions/{await send.Send(new Command(ReplyId), ct)}?said=helped"));
    }
}

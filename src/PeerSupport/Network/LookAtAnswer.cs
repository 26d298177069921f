using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>An answer was kept for its months: whoever wrote it or knows the topic says that it is still right, or lets it go. Until then nobody finds it.</summary>
internal static class LookAtAnswer
{
    /// <param name="Was">The day to which it was kept on the page: somebody may have looked at it meanwhile.</param>
    [Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
    internal sealed record Command(Guid ReplyId, bool? StillRight, DateOnly? Was) : ICommand<Guid>;

    internal sealed class Handler(Db db, QuestionRows rows, AnswersToLookAt due, ISend send, History history, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var reply = await rows.FindReply(command.ReplyId, ct);
            var question = await rows.Find(reply.QuestionId, ct);
            if (!await due.IsMine(reply.Id, ct)) throw new NotFound("The answer");
            if (command.StillRight is not { } right) throw new Refused("StillRight", "Say whether the answer is still right");
            if (reply.KeptUntil is null || reply.KeptUntil != command.Was) throw new Conflict("Somebody has looked at this answer meanwhile. There is nothing more to do.");
            var today = clock.Today();
            if (reply.KeptUntil > today) throw new Refused("", $"This answer is kept until {reply.KeptUntil.Value.Date()}. It is looked at again then.");
            var until = right ? Question.KeptUntil(today, await send.Number("peer.answerKeptMonths", question.NeighbourhoodId, ct)) : (DateOnly?)null;
            await db.Execute("UPDATE peersupport_reply SET kept_until = @until WHERE id = @ReplyId", new { command.ReplyId, until }, ct);
            await history.Add(Subject.Question, question.Id, null, right ? "AnswerStillRight" : "AnswerLetGo", ct: ct);
            return question.Id;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid ReplyId { get; set; }
        public bool? StillRight { get; set; }
        public DateOnly? Was { get; set; }

        internal SeeAnswerToLookAt.View Found { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            (StillRight, Was) = (null, Found.KeptUntil);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
            Redirect($"/peersupport/network/questions/{await send.Send(new Command(ReplyId, StillRight, Was), ct)}?said={(StillRight == true ? "again" : "gone")}"));

        protected override async Task Show(CancellationToken ct) => Found = await send.Ask(new SeeAnswerToLookAt(ReplyId), ct);
    }
}

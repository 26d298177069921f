using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>Whoever asked needs no answer any more: nobody else spends time on it.</summary>
internal static class CloseQuestion
{
    [Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
    internal sealed record Command(Guid QuestionId, int Version) : ICommand;

    internal sealed class Handler(QuestionRows rows, CurrentUser user) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await rows.Find(command.QuestionId, ct);
            if (now.AskedBy != user.Id) throw new Refused("", "Whoever asked closes a question.");
            if (now.Status == QuestionStatus.Closed) return default;
            if (!Question.May(now.Status, QuestionStatus.Closed)) throw new Refused("", "An answer helped: this question is done already.");
            if (now.Version != command.Version) throw new Conflict("Somebody has just answered. Look at the question again, then say whether you still need more.");
            await rows.Step(now, QuestionStatus.Closed, ct);
            return default;
        }
    }

    /// <summary>The question's button leads here; it is seen by itself only where it was refused.</summary>
    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid QuestionId { get; set; }
        public int Version { get; set; }

        public void OnGet() => ModelState.Clear();

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(QuestionId, Version), ct);
            return Redirect($"/peersupport/network/questions/{QuestionId}?said=closed");
        });
    }
}

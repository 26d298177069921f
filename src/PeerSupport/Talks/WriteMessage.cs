using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>A supporter writes to the person whom they support: what would say who either is waits for the coordinator. The first message that is shown is the first contact.</summary>
internal static class WriteMessage
{
    /// <returns>Whether it is shown at once.</returns>
    [Allows(Permissions.Support, On = nameof(PeerMatchId))]
    internal sealed record Command(Guid Id, Guid PeerMatchId, string? Words) : ICommand<bool>;

    internal sealed class Handler(Conversation conversation) : ICommandHandler<Command, bool>
    {
        public Task<bool> Handle(Command command, CancellationToken ct) => conversation.Say(command.PeerMatchId, Side.Supporter, command.Id, command.Words, ct);
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Support, On = nameof(PeerMatchId))]
    internal sealed class Page(ISend send, TimeProvider clock) : TalkPage(send)
    {
        private readonly ISend _send = send;

        public Guid Id { get; set; }
        public string? Words { get; set; }
        public Guid? SlotId { get; set; }

        /// <summary>What was just done, by its code.</summary>
        public string? Said { get; set; }

        internal string? SaidInWords => Said switch
        {
            "sent" => "Your message was sent",
            "noted" => "It is noted that you were in touch",
            "offered" => "The time is offered",
            "taken-back" => "The time is offered no more",
            _ => null,
        };

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Id, Words) = (clock.NewId(), null);
            await Show(ct);
            if (View.Unread) await _send.Send(new ReadMessages(PeerMatchId), ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () => Redirect($"{Own}?Said={(await _send.Send(new Command(Id, PeerMatchId, Words), ct) ? "sent" : "waits")}"));

        public Task<IActionResult> OnPostTakeBack(CancellationToken ct) => Step(new TakeBackSlot(PeerMatchId, SlotId ?? Guid.Empty), "taken-back", ct);
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>A supporter ends a match kindly: the channel closes for both. Before the first contact somebody else is looked for.</summary>
internal static class EndOwnMatch
{
    [Allows(Permissions.Support, On = nameof(PeerMatchId))]
    internal sealed record Command(Guid PeerMatchId, EndCode? Because) : ICommand;

    internal sealed class Handler(Ending ending) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().If(command.Because is not (EndCode.GoalMet or EndCode.WantedToStop or EndCode.NoContact or EndCode.Unsuitable), "Because", "Choose why it ends").Throw();
            await ending.End(command.PeerMatchId, command.Because!.Value, false, null, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Support, On = nameof(PeerMatchId))]
    internal sealed class Page(ISend send) : TalkPage(send)
    {
        private readonly ISend _send = send;

        public EndCode? Because { get; set; }

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            return View.Status == Matches.MatchStatus.Ended ? Redirect(Own) : Page();
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await _send.Send(new Command(PeerMatchId, Because), ct);
            return Redirect("/peersupport/mine?Said=ended");
        });
    }
}

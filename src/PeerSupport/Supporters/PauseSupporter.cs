using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A coordinator agrees a pause with a supporter: nothing new is offered, and whom they support now is seen to.</summary>
internal static class PauseSupporter
{
    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    internal sealed record Command(Guid SupporterId, int Version, PauseReason? Why) : ICommand;

    internal sealed class Handler(Db db, SupporterSteps steps, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.Why is not { } why || !Enum.IsDefined(why)) throw new Refused("Why", "Choose why");
            if (await steps.To(command.SupporterId, SupporterStatus.Paused, command.Version, Departures.Label(why), ct))
                await db.Execute("UPDATE peersupport_supporter SET paused_on = @today WHERE id = @SupporterId", new { command.SupporterId, today = clock.Today() }, ct);
            return default;
        }
    }

    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : SupporterPage(send)
    {
        public PauseReason? Why { get; set; }

        public Task OnGet(CancellationToken ct) => Begin(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(SupporterId, Version, Why), ct);
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>A coordinator or chair cancels an action that is not needed any more, and says why.</summary>
internal static class CancelAction
{
    [Allows(Permissions.ManageActions, On = nameof(TeamActionId))]
    internal sealed record Command(Guid TeamActionId, string? Reason, int Version) : ICommand;

    internal sealed class Handler(ActionSteps steps) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.Reason, "Reason", 500, "Say why it is cancelled").Throw();
            var now = await steps.Find(command.TeamActionId, ct);
            steps.Check(now, ActionStatus.Cancelled, ActionActor.Coordinator | ActionActor.Chair, command.Version);
            await steps.Cancel(now, command.Reason!.Trim(), ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageActions, On = nameof(TeamActionId))]
    internal sealed class Page(ISend send) : TeamActionPage(send)
    {
        public string? Reason { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(TeamActionId, Reason, Version), ct);
    }
}

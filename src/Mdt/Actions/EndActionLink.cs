using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>A coordinator or chair ends the link to an action: from that moment it shows nothing.</summary>
internal static class EndActionLink
{
    [Allows(Permissions.ManageActions, On = nameof(TeamActionId))]
    internal sealed record Command(Guid TeamActionId) : ICommand;

    internal sealed class Handler(ActionSteps steps) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await steps.EndLinks((await steps.Find(command.TeamActionId, ct)).Id, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageActions, On = nameof(TeamActionId))]
    internal sealed class Page(ISend send) : TeamActionPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await Sender.Send(new Command(TeamActionId), ct);
            return Redirect($"/mdt/actions/{TeamActionId}/link");
        });
    }
}

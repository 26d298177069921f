using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>Somebody cannot do what they promised: it goes back to the team's coordinator, who gives it to somebody else.</summary>
internal static class HandBackAction
{
    [Allows(Permissions.OwnActions, On = nameof(ActionId))]
    internal sealed record Command(Guid ActionId, string? Reason, int Version) : ICommand;

    internal sealed class Handler(ActionSteps steps, OwnAction own) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await steps.HandBack(await own.Find(command.ActionId, ct), command.Reason, command.Version, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.OwnActions, On = nameof(ActionId))]
    internal sealed class Page(ISend send) : OwnActionPage(send)
    {
        public string? Reason { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(ActionId, Reason, Version), ct);
    }
}

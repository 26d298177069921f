using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>Somebody says that they did what they promised, and what they did.</summary>
internal static class CompleteAction
{
    /// <param name="Evidence">What was done, in a sentence.</param>
    [Allows(Permissions.OwnActions, On = nameof(ActionId))]
    internal sealed record Command(Guid ActionId, string? Evidence, int Version) : ICommand;

    internal sealed class Handler(ActionSteps steps, OwnAction own) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await steps.Complete(await own.Find(command.ActionId, ct), command.Evidence, command.Version, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.OwnActions, On = nameof(ActionId))]
    internal sealed class Page(ISend send) : OwnActionPage(send)
    {
        public string? Evidence { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(ActionId, Evidence, Version), ct);
    }
}

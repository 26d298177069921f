using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>Somebody asks the team for another day for what they promised; until it is answered the day stands.</summary>
internal static class AskMoreTime
{
    [Allows(Permissions.OwnActions, On = nameof(ActionId))]
    internal sealed record Command(Guid ActionId, DateOnly? AskedDueOn, string? AskedReason, int Version) : ICommand;

    internal sealed class Handler(ActionSteps steps, OwnAction own) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await steps.AskTime(await own.Find(command.ActionId, ct), command.AskedDueOn, command.AskedReason, command.Version, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.OwnActions, On = nameof(ActionId))]
    internal sealed class Page(ISend send) : OwnActionPage(send)
    {
        public DateOnly? AskedDueOn { get; set; }
        public string? AskedReason { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(ActionId, AskedDueOn, AskedReason, Version), ct);
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>The operator gives up a parked delivery that can never succeed, with the reason, so that what waits behind it goes on.</summary>
internal static class GiveDeliveryUp
{
    [Allows(HostPermissions.Operate, Unscoped = ShowOperations.Why)]
    internal sealed record Command(string Handler, Guid EventId, string? Reason) : ICommand;

    internal sealed class Handler(Operations operations, Audit audit) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.Reason, "Reason", 500, "Say why it is given up, and what was done instead", least: 5).Throw();
            audit.Reason = command.Reason!.Trim();
            return await operations.GiveUp(command.Handler, command.EventId, ct) ? default : throw new NotFound("This delivery");
        }
    }

    [Allows(HostPermissions.Operate, Unscoped = ShowOperations.Why)]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid EventId { get; set; }
        public string HandlerName { get; set; } = "";
        public string? Reason { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(HandlerName, EventId, Reason), ct);
            return LocalRedirect("/operate");
        });
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>The operator has a parked delivery tried again, or all those of one handler, once the cause is mended.</summary>
internal static class RunDeliveryAgain
{
    [Allows(HostPermissions.Operate, Unscoped = ShowOperations.Why)]
    internal sealed record Command(string? Handler, Guid? EventId) : ICommand<int>;

    internal sealed class Handler(Operations operations) : ICommandHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var count = string.IsNullOrEmpty(command.Handler) ? 0 : await operations.RunAgain(command.Handler, command.EventId, ct);
            return count > 0 ? count : throw new NotFound("This delivery");
        }
    }

    [Allows(HostPermissions.Operate, Unscoped = ShowOperations.Why)]
    [BindProperties]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid? EventId { get; set; }
        public string? Handler { get; set; }

        public IActionResult OnGet() => LocalRedirect("/operate");

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () => LocalRedirect($"/operate?again={await send.Send(new Command(Handler, EventId), ct)}"));
    }
}

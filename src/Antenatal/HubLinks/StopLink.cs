using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>She does not want the hub any more, or the link was wrong: her midwife stops it, and the hub does.</summary>
internal static class StopLink
{
    [Allows(Permissions.MakeLinks, On = nameof(AskedLinkId))]
    internal sealed record Command(Guid AskedLinkId, int Version) : ICommand;

    internal sealed class Handler(LinkDesk desk) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var link = await desk.Find(command.AskedLinkId, ct);
            if (link.Status == LinkStatus.Withdrawn) return default; // pressed twice, or stopped by itself meanwhile
            if (link.Version != command.Version) throw new Conflict("The hub has told something since. Look at what stands now, then try again.");
            await desk.Withdraw(link, LinkDesk.Because.Asked, ct);
            return default;
        }
    }

    [Allows(Permissions.MakeLinks, On = nameof(AskedLinkId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : LinkPage(send)
    {
        public Task<IActionResult> OnGet(CancellationToken ct) => ShowOpen(() => { }, ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(AskedLinkId, Version), ct);
    }
}

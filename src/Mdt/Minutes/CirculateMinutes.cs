using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>A coordinator sends the approved minutes: each recipient is told, and reads the version that the rule gives them.</summary>
internal static class CirculateMinutes
{
    [Allows(Permissions.CirculateMinutes, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, int Version) : ICommand;

    internal sealed class Handler(Circulation circulation) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await circulation.Send(command.MeetingId, command.Version, ct);
            return default;
        }
    }

    [Allows(Permissions.CirculateMinutes, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : RecipientsPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await Sender.Send(new Command(MeetingId, Version), ct);
            return Redirect($"/mdt/meetings/{MeetingId}/minutes/recipients");
        });
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A coordinator opens the list of a meeting: every case that is due comes to it by itself.</summary>
internal static class OpenList
{
    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, int Version) : ICommand;

    internal sealed class Handler(ListOpening list) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await list.Open(command.MeetingId, command.Version, ct);
            return default;
        }
    }

    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : MeetingPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(MeetingId, Version), ct));
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A coordinator closes the list: from now on only what is urgent comes to it, and those invited see their item.</summary>
internal static class CloseList
{
    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, int Version) : ICommand;

    internal sealed class Handler(ListClosing list) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await list.Close(command.MeetingId, command.Version, ct);
            return default;
        }
    }

    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : MeetingPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(MeetingId, Version), ct));
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>A coordinator closes a wall or group: nobody reads or writes there any more, and what was written is emptied some weeks later.</summary>
internal static class CloseRoom
{
    [Allows(Permissions.Moderate, On = nameof(PeerRoomId))]
    internal sealed record Command(Guid PeerRoomId) : ICommand;

    internal sealed class Handler(Db db, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await db.Execute("""
                UPDATE peersupport_room SET closed_on = @today, secret_digest = NULL, version = version + 1 WHERE id = @PeerRoomId AND closed_on IS NULL
                """, new { command.PeerRoomId, today = clock.Today() }, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Moderate, On = nameof(PeerRoomId))]
    internal sealed class Page(ISend send, RoomPosts rooms) : FormPage
    {
        public Guid PeerRoomId { get; set; }

        /// <summary>Null where it is closed already.</summary>
        internal string? Title { get; private set; }

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PeerRoomId), ct);
            return Redirect($"/peersupport/rooms/{PeerRoomId}?Said=closed");
        });

        protected override async Task Show(CancellationToken ct) => Title = (await rooms.By(PeerRoomId, ct))?.Title;
    }
}

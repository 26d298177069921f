using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>A coordinator makes the address by which parents come into a wall or group; the one before stops working.</summary>
internal static class GiveRoomAddress
{
    /// <param name="Digest">Of the secret, which is shown once and kept nowhere.</param>
    [Allows(Permissions.Moderate, On = nameof(PeerRoomId))]
    internal sealed record Command(Guid PeerRoomId, string Digest) : ICommand;

    internal sealed class Handler(Db db) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct) =>
            await db.Execute("UPDATE peersupport_room SET secret_digest = @Digest, version = version + 1 WHERE id = @PeerRoomId AND closed_on IS NULL", command, ct) == 1
                ? default(Done) : throw new Refused("", "It is closed: nobody comes in any more.");
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Moderate, On = nameof(PeerRoomId))]
    internal sealed class Page(ISend send, DigestKey key) : FormPage
    {
        public Guid PeerRoomId { get; set; }

        /// <summary>Shown once, on the answer itself: it is kept nowhere.</summary>
        internal string? Link { get; private set; }

        public void OnGet() => ModelState.Clear();

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            var secret = Room.NewSecret();
            await send.Send(new Command(PeerRoomId, Room.Digest(key, secret)), ct);
            Link = $"{Request.Scheme}://{Request.Host}{Room.Path(secret)}";
            return Page();
        });
    }
}

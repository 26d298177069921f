using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>
/// The parents' way into a wall or group by its address, without an account: the program does for them what they may. From one network only so many posts and
/// reports are taken in an hour, and so many wrong addresses are counted.
/// </summary>
internal sealed class RoomDoor(IServiceScopeFactory scopes, RoomPosts rooms, Db db, DigestKey key, ISend send, TimeProvider clock)
{
    /// <summary>The room; null where the address does not work. One that does opens whatever others tried from the same network: nobody guesses one of 256 random bits.</summary>
    internal Task<RoomPosts.Found?> Find(string secret, CancellationToken ct) => rooms.By(Room.Digest(key, secret), ct);

    /// <summary>An address was opened that does not work: beyond a number in an hour no more is written of them.</summary>
    internal async Task Failed(IPAddress? from, CancellationToken ct)
    {
        var wrong = Counted("wrong", from);
        if (!await IsFull(wrong, "access.triesPerAddress", ct)) await Count(wrong, ct);
    }

    /// <summary>Does one thing in a room, as the program for nobody, when it is within the limit; false beyond it.</summary>
    /// <param name="what">Counted apart from other things: who wrote much may still say that they are worried.</param>
    internal async Task<bool> Do(string what, IPAddress? from, Func<RoomDeeds, Task> act, CancellationToken ct)
    {
        var counted = Counted(what, from);
        if (await IsFull(counted, "peer.roomPerAddressHour", ct)) return false;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().IsSystemFor(null);
        await act(scope.ServiceProvider.GetRequiredService<RoomDeeds>());
        await Count(counted, ct);
        return true;
    }

    private string? Counted(string what, IPAddress? from) => Kernel.Network.Of(from) is { } network ? key.Of($"peer support room {what} {network}") : null;

    private async Task<bool> IsFull(string? address, string limit, CancellationToken ct) => address is not null
        && await db.Find<int>("SELECT COALESCE(SUM(tries), 0) FROM peersupport_address WHERE address_digest = @address AND hour_at > @since", new { address, since = clock.Now().AddHours(-1) }, ct)
            >= await send.Number(limit, ct: ct);

    private async Task Count(string? address, CancellationToken ct)
    {
        if (address is null) return;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().IsSystemFor(null);
        await scope.ServiceProvider.GetRequiredService<ISend>().Send(new CountRoomTry.Command(address), ct);
    }
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>
/// The parents' way into a wall or group by its address, without an account: the program does for them what they may. From one network only so many posts, reports and wrong
/// addresses are taken in an hour.
/// </summary>
internal sealed class RoomDoor(IServiceScopeFactory scopes, RoomPosts rooms, Db db, DigestKey key, ISend send, TimeProvider clock)
{
    /// <summary>The room; null where the address does not work, or too many came from there that did not.</summary>
    internal async Task<RoomPosts.Found?> Open(string? secret, IPAddress? from, CancellationToken ct)
    {
        var wrong = Counted("wrong", from);
        if (await IsFull(wrong, "access.triesPerAddress", ct)) return null;
        if (secret is { Length: <= 100 } && await rooms.By(Room.Digest(key, secret), ct) is { } found) return found;
        await Count(wrong, ct);
        return null;
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

using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>A worker has left: the devices that they set up take no register any more, and drop their names when they are next in touch.</summary>
internal sealed class EndsDevicesWhenAccountEnded(Db db, DeviceBook devices) : IWhen<AccountEnded>
{
    public async Task Handle(AccountEnded happened, CancellationToken ct)
    {
        foreach (var device in await db.Query<Guid>("SELECT id FROM familyhubs_device WHERE user_id = @UserId AND ended_at IS NULL", happened, ct))
            await devices.End(device, DeviceEnd.AccountEnded, null, ct);
    }
}

using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>Why a device takes no register any more.</summary>
internal enum DeviceEnd { HandedOver, Lost, Replaced, NotNeeded, AccountEnded }

/// <summary>A phone or tablet at a door, as it stands.</summary>
internal sealed record Device(Guid Id, Guid SiteId, Guid UserId, string Name, DateTimeOffset? EndedAt, DeviceEnd? EndedCode, int? HandedOverCount, int Version);

/// <summary>Finds devices, and ends them.</summary>
internal sealed class DeviceBook(Db db, History history, TimeProvider clock)
{
    internal Task<Device?> Find(Guid id, CancellationToken ct) => db.Find<Device>("""
        SELECT id, site_id, user_id, name, ended_at, ended_code, handed_over_count, version FROM familyhubs_device WHERE id = @id
        """, new { id }, ct);

    /// <summary>It takes nothing from now on, and drops its names when it is in touch; false where it was ended already.</summary>
    internal async Task<bool> End(Guid id, DeviceEnd why, int? handedOver, CancellationToken ct)
    {
        if (await db.Execute("""
            UPDATE familyhubs_device SET ended_at = @now, ended_code = @why, handed_over_count = @handedOver, unsent = COALESCE(@handedOver, unsent), version = version + 1
            WHERE id = @id AND ended_at IS NULL
            """, new { id, why, handedOver, now = clock.Now() }, ct) == 0) return false;
        await history.Add(Subject.Device, id, "SetUp", why.ToString(), ct: ct);
        return true;
    }
}

using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Values;

/// <summary>The own value of a setting, for one area or for all, and how often it was changed there.</summary>
/// <param name="Value">Null where it has none of its own.</param>
/// <param name="Number">Of the last change; 0 where there was none. A page shows it, and a change names it.</param>
internal sealed record StoredSetting(Setting Setting, Guid? AreaId, string? Value, int Number)
{
    internal static async Task<StoredSetting> Of(Db db, string key, Guid? area, CancellationToken ct)
    {
        if (!Settings.All.TryGetValue(key, out var setting)) throw new NotFound("This setting");
        var row = new { key, area };
        var value = await db.Find<string>("""
            SELECT value FROM access_setting WHERE setting_key = @key AND (area_id = @area OR (area_id IS NULL AND @area IS NULL))
            """, row, ct);
        var number = await db.Find<int>("""
            SELECT COALESCE(MAX(number), 0) FROM access_setting_change WHERE setting_key = @key AND (area_id = @area OR (area_id IS NULL AND @area IS NULL))
            """, row, ct);
        return new(setting, area, value, number);
    }

    /// <summary>Changes it, keeps why, and tells everybody to read it again. Within a command.</summary>
    /// <param name="value">Null for back to the default.</param>
    internal async Task Become(string? value, string? reason, int seen, Db db, IOutbox outbox, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (seen != Number)
            throw new Conflict("Somebody else has changed this setting. Look at what stands now, then try again.", Fields(Value), Fields(value));
        var row = new { Setting.Key, AreaId, value, reason = reason!.Trim(), number = Number + 1, id = clock.NewId(), change = clock.NewId(), me = user.Id, now = clock.Now() };
        // Of two at once one meets the other's number here, and is told so.
        await db.Execute("""
            INSERT INTO access_setting_change (id, setting_key, area_id, number, value, reason, changed_by, changed_at)
            VALUES (@change, @Key, @AreaId, @number, @value, @reason, @me, @now)
            """, row, ct);
        if (value is null)
            await db.Execute("DELETE FROM access_setting WHERE setting_key = @Key AND (area_id = @AreaId OR (area_id IS NULL AND @AreaId IS NULL))", row, ct);
        else if (await db.Execute("UPDATE access_setting SET value = @value WHERE setting_key = @Key AND (area_id = @AreaId OR (area_id IS NULL AND @AreaId IS NULL))", row, ct) == 0)
            await db.Execute("INSERT INTO access_setting (id, setting_key, area_id, value) VALUES (@id, @Key, @AreaId, @value)", row, ct);
        await outbox.Add(new SettingChanged(Setting.Key, AreaId), ct);
    }

    /// <summary>What is wrong with where a value is to hold, or null.</summary>
    internal async Task<string?> WrongArea(ISend send, CancellationToken ct) =>
        AreaId is not { } area ? null
        : Setting.General ? "This setting holds for the whole program: choose all areas"
        : (await send.Ask(new GetNeighbourhoods([area]), ct)).Any(n => n.Id == area) ? null : "Choose an area from the list";

    private Dictionary<string, string?> Fields(string? value) => new(StringComparer.Ordinal) { [Setting.Says] = value ?? "The default" };
}

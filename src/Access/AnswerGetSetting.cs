using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access;

/// <summary>A setting's value: the area's own, else that of all areas, else the default.</summary>
internal sealed class AnswerGetSetting(Db db) : IFactHandler<GetSetting, string>
{
    public async Task<string> Handle(GetSetting fact, CancellationToken ct)
    {
        if (!Settings.All.TryGetValue(fact.Key, out var setting)) throw new InvalidOperationException($"No setting {fact.Key} is declared.");
        var rows = await db.Query<Row>("""
            SELECT area_id, value FROM access_setting WHERE setting_key = @Key AND (area_id IS NULL OR area_id = @AreaId)
            """, fact, ct);
        var value = rows.MaxBy(r => r.AreaId is not null)?.Value ?? setting.Default;
        return setting.Fits(value) ? value : throw new InvalidOperationException($"The stored value of {fact.Key} is no {setting.Kind}.");
    }

    private sealed record Row(Guid? AreaId, string Value);
}

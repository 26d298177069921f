using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Concerns;

/// <summary>What to ring at this hour where a family lives: 999, 101, the duty service.</summary>
internal sealed class ConcernNumbers(Db db, ISend send, TimeProvider clock)
{
    internal async Task<string> For(Guid? householdId, CancellationToken ct)
    {
        var area = householdId is null ? null : (await db.Find<Area>("SELECT neighbourhood_id FROM families_household WHERE id = @householdId", new { householdId }, ct))?.NeighbourhoodId;
        var (numbers, leads) = (await send.Ask(new GetSetting("safeguarding.numbers", area), ct), await send.Ask(new GetSetting("safeguarding.leads", area), ct));
        return string.Join(", ", SafeguardingSetting.Numbers(numbers, leads, clock.Now().London().DateTime));
    }

    private sealed record Area(Guid? NeighbourhoodId);
}

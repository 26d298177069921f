using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>New areas are in force: the current area of every household is derived again. Areas that others copied at the time stay as they are.</summary>
internal sealed class DerivesAreasWhenAreasImported(AreaBatch batch) : IWhen<AreasImported>
{
    public Task Handle(AreasImported happened, CancellationToken ct) => batch.Derive(happened.VersionId, null, ct);
}

/// <summary>Goes on where the batch before stopped: so that no transaction is long, whatever the number of households.</summary>
internal sealed class DerivesMoreAreasWhenAreasDerived(AreaBatch batch) : IWhen<AreasDerived>
{
    public Task Handle(AreasDerived happened, CancellationToken ct) => batch.Derive(happened.VersionId, happened.UpTo, ct);
}

/// <summary>The areas of households up to this one, in order of their ids, were derived; there are more. Heard by this module alone.</summary>
internal sealed record AreasDerived(Guid VersionId, Guid UpTo) : IEvent;

/// <summary>Derives the areas of some households, then tells where it stopped.</summary>
internal sealed class AreaBatch(Db db, ISend send, IOutbox outbox, TimeProvider clock)
{
    internal const int Size = 250;

    internal async Task Derive(Guid versionId, Guid? after, CancellationToken ct)
    {
        var today = clock.Today();
        var rows = await db.Query<Row>("""
            SELECT id, postcode FROM families_household WHERE id > @after AND no_fixed_address = 0
            ORDER BY id OFFSET 0 ROWS FETCH NEXT @Size ROWS ONLY
            """, new { after = after ?? Guid.Empty, Size }, ct);
        var areas = new Dictionary<string, GetAreaOf.Area>(StringComparer.Ordinal);
        foreach (var (id, postcode) in rows)
        {
            if (postcode is null) continue;
            if (!areas.TryGetValue(postcode, out var area)) areas[postcode] = area = await send.Ask(new GetAreaOf(postcode, today), ct);
            await db.Execute("""
                UPDATE families_household SET area_known = @Known, lsoa21 = @Lsoa21, lsoa11 = @Lsoa11, ward_code = @WardCode, ward = @Ward, imd_decile = @ImdDecile,
                    imd_version = @ImdVersion, locality_id = @LocalityId, locality = @Locality, neighbourhood_id = @NeighbourhoodId, area_version_id = @VersionId, area_on = @today
                WHERE id = @id
                """, new
            {
                id,
                today,
                area.Known,
                area.Lsoa21,
                area.Lsoa11,
                area.WardCode,
                area.Ward,
                area.ImdDecile,
                area.ImdVersion,
                area.LocalityId,
                area.Locality,
                area.NeighbourhoodId,
                area.VersionId,
            }, ct);
        }
        if (rows.Count == Size) await outbox.Add(new AreasDerived(versionId, rows[^1].Id), ct);
    }

    private sealed record Row(Guid Id, string? Postcode);
}

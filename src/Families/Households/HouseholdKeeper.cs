using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>Writes a new household: its address as typed, and the area derived from it today.</summary>
internal sealed class HouseholdKeeper(Db db, ISend send, CurrentUser user, TimeProvider clock)
{
    internal async Task Add(Guid id, Place place, string source, Guid? organisation, bool held, CancellationToken ct)
    {
        var today = clock.Today();
        var postcode = place.NoFixedAddress ? ContactValue.NoFixedAddress : ContactValue.Postcode(place.Postcode);
        var area = place.NoFixedAddress || postcode is null ? GetAreaOf.Area.Unknown : await send.Ask(new GetAreaOf(postcode, today), ct);
        await db.Execute("""
            INSERT INTO families_household (id, organisation_id, source, state, registered_at, registered_by, no_fixed_address, line1, line2, town, postcode,
                postcode_folded, address_from, area_known, lsoa21, lsoa11, ward_code, ward, imd_decile, imd_version, locality_id, locality, neighbourhood_id,
                area_version_id, area_on, version)
            VALUES (@id, @organisation, @source, @state, @now, @me, @NoFixedAddress, @line1, @line2, @town, @postcode,
                @folded, @today, @Known, @Lsoa21, @Lsoa11, @WardCode, @Ward, @ImdDecile, @ImdVersion, @LocalityId, @Locality, @NeighbourhoodId,
                @VersionId, @today, 1)
            """, new
        {
            id,
            organisation,
            source,
            state = held ? HouseholdState.Held : HouseholdState.Registered,
            now = clock.Now(),
            me = user.Id,
            place.NoFixedAddress,
            line1 = Typed(place.Line1),
            line2 = Typed(place.Line2),
            town = Typed(place.Town),
            postcode,
            folded = Folded.Postcode(postcode),
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

    private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>An address as typed.</summary>
    /// <param name="Postcode">Null, without "no fixed address", is an address that is not known yet.</param>
    internal sealed record Place(string? Line1, string? Line2, string? Town, string? Postcode, bool NoFixedAddress)
    {
        internal static Place Unknown { get; } = new(null, null, null, null, false);

        internal void Check(Refusals refusals)
        {
            var missing = !NoFixedAddress && string.IsNullOrWhiteSpace(Postcode);
            refusals
                .If(missing, nameof(Postcode), FormF1.PostcodeMissing)
                .If(!missing && !NoFixedAddress && ContactValue.Postcode(Postcode) is null, nameof(Postcode), FormF1.PostcodeWrong)
                .Text(Line1, nameof(Line1), 100).Text(Line2, nameof(Line2), 100).Text(Town, nameof(Town), 60);
        }
    }
}

using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>Where the family lives and what is known of the area; not shown while somebody in it is restricted.</summary>
internal sealed class AddressPanel(Db db, Sight sight, Guard guard) : IPanel
{
    public string Permission => Permissions.ViewHousehold;

    public int Order => 20;

    public string Partial => "/Families/Households/AddressPanel.cshtml";

    public bool InPack => true;

    public async Task<object?> For(Guid householdId, CancellationToken ct)
    {
        if (await sight.FamilyOf(householdId, ct) is not { IsShown: true } family) return null;
        var row = await db.Find<Row>("""
            SELECT state, no_fixed_address, line1, line2, town, postcode, area_known, ward, locality, imd_decile, imd_version FROM families_household WHERE id = @KeptId
            """, new { family.KeptId }, ct);
        if (row is null) return null;
        var change = await guard.Reaches(Permissions.WritePeople, "HouseholdId", householdId, ct);
        var held = row.State == HouseholdState.Held;
        if (family.Masking != Masking.Full) return new Model(householdId, false, held, null, "unknown", null, "unknown", false, change, family.MayOpen);
        var address = row.NoFixedAddress ? "No fixed address" : row.Postcode is null ? "Not known yet" : string.Join(", ", new[] { row.Line1, row.Line2, row.Town, row.Postcode }.Where(l => !string.IsNullOrEmpty(l)));
        var decile = row.ImdDecile is { } known ? $"{known} of 10 ({row.ImdVersion})" : "unknown";
        return new Model(householdId, true, held, address, row.Locality ?? "unknown", row.Ward, decile, !row.AreaKnown && !row.NoFixedAddress && row.Postcode is not null, change, false);
    }

    private sealed record Row(
        HouseholdState State, bool NoFixedAddress, string? Line1, string? Line2, string? Town, string? Postcode, bool AreaKnown, string? Ward, string? Locality, int? ImdDecile, string? ImdVersion);

    /// <param name="Held">Kept apart until somebody has looked whether the family is known already.</param>
    /// <param name="Outside">The postcode is in none of the areas: kept, with a warning.</param>
    internal sealed record Model(
        Guid HouseholdId, bool Shown, bool Held, string? Address, string Area, string? Ward, string Decile, bool Outside, bool MayChange, bool MayGiveReason);
}

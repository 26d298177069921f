using Neighbourhood.Kernel;

namespace Neighbourhood.Areas;

/// <summary>Every permission of the module, and the roles that have it.</summary>
internal static class Permissions
{
    internal const string See = "areas.places.view";
    internal const string SeeImports = "areas.imports.view";
    internal const string EditBankHolidays = "areas.bank-holidays.edit";
    internal const string LinkHubs = "areas.hubs.link";

    internal static IReadOnlyList<Permission> All { get; } =
    [
        // Whoever works here; not those who come for one item, one match or one panel.
        new(See, "See neighbourhoods, localities, deciles and population, and look up a postcode",
            [.. Roles.All.Select(r => r.Code).Except([Roles.InvitedAttendee, Roles.PeerSupporter, Roles.PanelMember], StringComparer.Ordinal)]),
        new(SeeImports, "See which rows an import of areas left out, and why", Roles.DataQuality, Roles.Operator),
        new(EditBankHolidays, "Add and remove bank holidays", Roles.SettingsEditor, Roles.Operator),
        new(LinkHubs, "Say which neighbourhoods a hub serves", Roles.DataQuality),
    ];
}

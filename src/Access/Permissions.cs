using Neighbourhood.Kernel;

namespace Neighbourhood.Access;

/// <summary>Every permission of the module, and the roles that have it.</summary>
internal static class Permissions
{
    internal const string ViewAccounts = "access.accounts.view";
    internal const string ManageAccounts = "access.accounts.manage";
    internal const string ManageOrganisations = "access.organisations.manage";
    internal const string ViewAudit = "access.audit.view";
    internal const string SeeWhoLooked = "access.audit.who-looked";
    internal const string ViewRoles = "access.roles.view";
    internal const string OwnTokens = "access.tokens.own";
    internal const string InviteGuests = "access.guests.invite";
    internal const string OpenSupporters = "access.supporters.open";
    internal const string ViewSettings = "access.settings.view";
    internal const string ChangeSettings = "access.settings.change";

    internal static IReadOnlyList<Permission> All { get; } =
    [
        new(ViewAccounts, "See accounts, their roles and their tokens", Roles.InformationGovernanceLead, Roles.Operator),
        new(ManageAccounts, "Add, change and end accounts, give, approve and end roles, make links and one-time passwords, end sessions, make and revoke tokens", Roles.InformationGovernanceLead, Roles.Operator),
        new(ManageOrganisations, "Add and change organisations and their teams", Roles.InformationGovernanceLead, Roles.Operator),
        new(ViewAudit, "See who looked at what, and who changed what", Roles.InformationGovernanceLead),
        new(SeeWhoLooked, "Give a person the list of who looked at their record", Roles.InformationGovernanceLead),
        new(ViewRoles, "See who may do what", [.. Roles.All.Select(r => r.Code)]),
        new(OwnTokens, "Make an API token that may do part of what one may", Roles.Analyst, Roles.DataQuality, Roles.InformationGovernanceLead, Roles.Operator),
        new(InviteGuests, "Invite somebody from a charity or school for one's team, until a day", Roles.Chair, Roles.Coordinator),
        new(OpenSupporters, "Open and end the light accounts of one's peer supporters", Roles.PeerCoordinator),
        new(ViewSettings, "See the settings and why they were changed", Roles.SettingsEditor, Roles.InformationGovernanceLead, Roles.Operator),
        new(ChangeSettings, "Change the settings of all areas or of one, with a reason", Roles.SettingsEditor),
    ];
}

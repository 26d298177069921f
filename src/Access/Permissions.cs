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

    internal static IReadOnlyList<Permission> All { get; } =
    [
        new(ViewAccounts, "See accounts, their roles and their tokens", Roles.InformationGovernanceLead, Roles.Operator),
        new(ManageAccounts, "Add and end accounts, give and end roles, make one-time passwords, revoke tokens", Roles.InformationGovernanceLead, Roles.Operator),
        new(ManageOrganisations, "Add organisations", Roles.InformationGovernanceLead, Roles.Operator),
        new(ViewAudit, "See who looked at what, and who changed what", Roles.InformationGovernanceLead),
        new(SeeWhoLooked, "Give a person the list of who looked at their record", Roles.InformationGovernanceLead),
    ];
}

using System.Globalization;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access;

/// <summary>Days, moments and codes as people read them.</summary>
internal static class Says
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"2 March 2026".</summary>
    internal static string Day(DateOnly day) => day.ToString("d MMMM yyyy", English);

    /// <summary>On London's clocks: "2 March 2026, 10:00".</summary>
    internal static string Moment(DateTimeOffset instant) => instant.London().ToString("d MMMM yyyy, HH:mm", English);

    /// <summary>What happened, as the audit's rows say it and as people do.</summary>
    internal static IReadOnlyDictionary<string, string> AuditKinds { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["view"] = "Looked at",
        ["change"] = "Changed",
        ["denied"] = "Tried, and was not let",
        ["override"] = "Looked at for a reason",
        ["export"] = "Saved as a file",
        ["print"] = "Printed",
        ["import"] = "Read in",
    };

    /// <summary>Where it happened, for somebody who does not work here: "Family record" of "Families.GetHousehold".</summary>
    internal static string AuditPlace(string what) => what.Split('.')[0] switch
    {
        "Families" => "Family record",
        "Mdt" => "Case meetings",
        "Access" => "List of who looked, accounts",
        "Contact" => "Messages",
        "Host" => "Page of the person or family",
        // On paper in a home others read it too: a household's list names no maternity care.
        "Antenatal" => "Family record",
        "FamilyHubs" => "Family hubs",
        var other => other,
    };

    internal static string AuditKind(string kind) => AuditKinds.GetValueOrDefault(kind, kind);

    /// <summary>A role's name; its code where this program no longer has it.</summary>
    internal static string Role(string code) => Roles.All.FirstOrDefault(r => r.Code == code)?.Name ?? code;

    internal static string Scope(ScopeKind kind) => kind switch
    {
        ScopeKind.Own => "own work",
        ScopeKind.Mdt => "MDT",
        _ => kind.ToString().ToLowerInvariant(),
    };

    internal static string Type(OrganisationType type) => type switch
    {
        OrganisationType.NhsTrust => "NHS trust",
        OrganisationType.GpPractice => "GP practice",
        OrganisationType.PrimaryCareNetwork => "Primary care network",
        OrganisationType.IntegratedCareBoard => "Integrated care board",
        OrganisationType.LocalAuthority => "Local authority",
        OrganisationType.Voluntary => "Charity, community or faith group, or social enterprise",
        OrganisationType.SchoolOrCollege => "School or college",
        _ => type.ToString(),
    };

    internal static string Kind(WorkerKind kind) => kind == WorkerKind.LinkWorker ? "Link worker" : kind.ToString();

    /// <summary>What a permission's module is called: "mdt.meetings.view" is of "Case meetings".</summary>
    internal static string Module(string permission) => permission.Split('.')[0] switch
    {
        "access" => "Accounts, roles and settings",
        "areas" => "Areas",
        "contact" => "Messages",
        "families" => "Families",
        "host" => "The program itself",
        "mdt" => "Case meetings",
        "familyhubs" => "Family hubs",
        "antenatal" => "Antenatal",
        "peersupport" => "Peer support",
        var other => other,
    };

    internal static string In(Sector sector) => sector == Sector.EarlyYears ? "Early years" : sector.ToString();
}

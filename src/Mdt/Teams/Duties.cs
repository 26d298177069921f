using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Teams;

/// <summary>What a member does for the team, beside their profession.</summary>
internal static class Duties
{
    internal const string Chair = "chair";
    internal const string Deputy = "deputy";
    internal const string Coordinator = "coordinator";
    internal const string SafeguardingLead = "safeguarding-lead";
    internal const string None = "none";

    /// <summary>Code and name, in the order of a list.</summary>
    internal static IReadOnlyList<(string Code, string Name)> All { get; } =
    [
        (Chair, "Chair"), (Deputy, "Deputy chair"), (Coordinator, "Coordinator"), (SafeguardingLead, "Safeguarding lead"), (None, "Member"),
    ];

    /// <summary>Where it stands in a list of members: the chair first.</summary>
    internal static int Place(string code) => All.TakeWhile(d => d.Code != code).Count();

    internal static bool Has(string? code) => All.Any(d => d.Code == code);

    internal static string Name(string code) => All.FirstOrDefault(d => d.Code == code).Name ?? code;

    /// <summary>A team has at most one of them at a time.</summary>
    internal static bool IsAlone(string code) => code is Chair or Coordinator;

    /// <summary>The role that Access gives for it: a deputy may do what the chair may.</summary>
    internal static string Role(string code) => code switch
    {
        Chair or Deputy => Roles.Chair,
        Coordinator => Roles.Coordinator,
        SafeguardingLead => Roles.SafeguardingLead,
        _ => Roles.CoreMember,
    };
}

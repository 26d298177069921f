namespace Neighbourhood.Mdt.Teams;

/// <summary>What members bring to the table; the quorum counts by it.</summary>
internal static class Professions
{
    /// <param name="Code">As stored.</param>
    /// <param name="Name">As people say it, to stand after a name.</param>
    internal sealed record Profession(string Code, string Name);

    internal static IReadOnlyList<Profession> All { get; } =
    [
        new("gp", "GP"),
        new("practice-nurse", "Practice nurse"),
        new("paediatrician", "Paediatrician"),
        new("mental-health", "Mental health professional"),
        new("midwife", "Midwife"),
        new("health-visitor", "Health visitor"),
        new("school-nurse", "School nurse"),
        new("family-help", "Family Help practitioner"),
        new("social-worker", "Social worker"),
        new("safeguarding", "Safeguarding professional"),
        new("education", "School or nursery"),
        new("family-hub", "Family hub"),
        new("link-worker", "Link worker"),
        new("voluntary", "Voluntary and community sector"),
        new("coordination", "Team coordination"),
        new("other", "Other profession"),
    ];

    internal static bool Has(string? code) => All.Any(p => p.Code == code);

    /// <summary>In words; a code that is no longer on the list stands for itself.</summary>
    internal static string Name(string code) => All.FirstOrDefault(p => p.Code == code)?.Name ?? code;
}

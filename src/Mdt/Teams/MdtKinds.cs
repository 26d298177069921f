namespace Neighbourhood.Mdt.Teams;

/// <summary>What kinds of team there are.</summary>
internal static class MdtKinds
{
    /// <param name="Code">As stored.</param>
    /// <param name="TalksAboutFamilies">Boards and events have attendance, papers and actions, but no cases and no referrals.</param>
    internal sealed record MdtKind(string Code, string Name, bool TalksAboutFamilies);

    internal static IReadOnlyList<MdtKind> All { get; } =
    [
        new("cyp", "Children and young people's MDT", true),
        new("family", "Family and early help MDT", true),
        new("hub-prescribing", "Joint hub and social prescribing meeting", true),
        new("antenatal", "Antenatal vulnerability meeting", true),
        new("pcn", "Primary care network MDT", true),
        new("locality-event", "Locality integration event", false),
        new("board", "Partnership board", false),
        new("task-group", "Task group", false),
    ];

    internal static MdtKind? Find(string? code) => All.FirstOrDefault(k => k.Code == code);

    /// <summary>In words; a code that is no longer on the list stands for itself.</summary>
    internal static string Name(string code) => Find(code)?.Name ?? code;

    /// <summary>Codes of the kinds that take referrals.</summary>
    internal static IReadOnlyList<string> WithCases { get; } = [.. All.Where(k => k.TalksAboutFamilies).Select(k => k.Code)];
}

using Neighbourhood.Mdt.Agendas;

namespace Neighbourhood.Mdt.Teams;

/// <summary>What kinds of team there are, and how the agenda of each usually goes.</summary>
internal static class MdtKinds
{
    /// <param name="Code">As stored.</param>
    /// <param name="TalksAboutFamilies">Boards and events have attendance, papers and actions, but no cases and no referrals.</param>
    /// <param name="Agenda">What stands on the agenda of a meeting until its coordinator changes it.</param>
    /// <param name="Sides">Who must be there from both sides; empty where there are none.</param>
    internal sealed record MdtKind(string Code, string Name, bool TalksAboutFamilies, IReadOnlyList<AgendaTemplates.Point> Agenda, IReadOnlyList<Side> Sides);

    /// <param name="Name">To stand after "nobody from".</param>
    /// <param name="Professions">Codes of <see cref="Professions"/> that belong to it.</param>
    internal sealed record Side(string Name, IReadOnlyList<string> Professions);

    internal static IReadOnlyList<MdtKind> All { get; } =
    [
        new("cyp", "Children and young people's MDT", true, AgendaTemplates.Cyp, []),
        new("family", "Family and early help MDT", true, AgendaTemplates.Family, []),
        new("hub-prescribing", "Joint hub and social prescribing meeting", true, AgendaTemplates.HubPrescribing,
            [new("the family hub", ["family-hub"]), new("social prescribing", ["link-worker"])]),
        new("antenatal", "Antenatal vulnerability meeting", true, AgendaTemplates.Antenatal, []),
        new("pcn", "Primary care network MDT", true, AgendaTemplates.Pcn, []),
        new("locality-event", "Locality integration event", false, AgendaTemplates.LocalityEvent, []),
        new("board", "Partnership board", false, AgendaTemplates.Board, []),
        new("task-group", "Task group", false, AgendaTemplates.TaskGroup, []),
    ];

    internal static MdtKind? Find(string? code) => All.FirstOrDefault(k => k.Code == code);

    /// <summary>In words; a code that is no longer on the list stands for itself.</summary>
    internal static string Name(string code) => Find(code)?.Name ?? code;

    /// <summary>Codes of boards and events.</summary>
    internal static IReadOnlyList<string> WithoutCases { get; } = [.. All.Where(k => !k.TalksAboutFamilies).Select(k => k.Code)];

    /// <summary>Codes of the kinds that take referrals.</summary>
    internal static IReadOnlyList<string> WithCases { get; } = [.. All.Where(k => k.TalksAboutFamilies).Select(k => k.Code)];

    /// <summary>Whether teams of this kind talk about families; one that is no longer on the list did.</summary>
    internal static bool TalksAboutFamilies(string? code) => Find(code)?.TalksAboutFamilies ?? true;

    /// <summary>The usual agenda; of a kind that is no longer on the list, the families alone.</summary>
    internal static IReadOnlyList<AgendaTemplates.Point> Agenda(string? code) => Find(code)?.Agenda ?? AgendaTemplates.FamiliesAlone;

    /// <summary>The sides from which nobody is there, in words; empty where all are, or where the kind has none.</summary>
    internal static IReadOnlyList<string> MissingSides(string? code, IEnumerable<string> professions)
    {
        var there = professions.ToHashSet(StringComparer.Ordinal);
        return [.. (Find(code)?.Sides ?? []).Where(s => !s.Professions.Any(there.Contains)).Select(s => s.Name)];
    }
}

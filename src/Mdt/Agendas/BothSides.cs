using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>Whether a meeting of two sides has somebody from each, by the professions of those who are there.</summary>
internal static class BothSides
{
    /// <summary>Null where the kind has no sides.</summary>
    internal static string? Here(string? kind, IEnumerable<string> professions) => InWords(kind, professions, "are here", "is here");

    /// <inheritdoc cref="Here"/>
    internal static string? Came(string? kind, IEnumerable<string> professions) => InWords(kind, professions, "came", "came");

    /// <inheritdoc cref="Here"/>
    internal static string? Expected(string? kind, IEnumerable<string> professions) => InWords(kind, professions, "are expected", "is expected");

    private static string? InWords(string? kind, IEnumerable<string> professions, string both, string nobody)
    {
        if (MdtKinds.Find(kind) is not { Sides.Count: > 0 }) return null;
        var missing = MdtKinds.MissingSides(kind, professions);
        return missing.Count == 0 ? $"Both sides {both}." : string.Join(' ', missing.Select(m => $"Nobody from {m} {nobody}."));
    }
}

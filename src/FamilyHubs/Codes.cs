namespace Neighbourhood.FamilyHubs;

/// <summary>A code as it is kept, and how it reads.</summary>
internal sealed record Coded(string Code, string Label);

/// <summary>Lists of codes as they are kept in one column: "Mon,Thu".</summary>
internal static class Codes
{
    internal static IReadOnlyList<string> Read(string? kept) => (kept ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static string Write(IEnumerable<string>? codes) => string.Join(',', codes ?? []);

    internal static bool Has(this IReadOnlyList<Coded> list, string code) => list.Any(c => c.Code == code);

    /// <summary>Those of the list that were chosen, in the order of the list.</summary>
    internal static IEnumerable<string> Chosen(this IReadOnlyList<Coded> list, IEnumerable<string>? codes) => list.Select(c => c.Code).Where((codes ?? []).ToHashSet(StringComparer.Ordinal).Contains);

    /// <summary>"Lift, Hoist": the words of the codes that were kept, in the order of the list.</summary>
    internal static string Labels(this IReadOnlyList<Coded> list, string? kept)
    {
        var codes = Read(kept);
        return string.Join(", ", list.Where(c => codes.Contains(c.Code)).Select(c => c.Label));
    }
}

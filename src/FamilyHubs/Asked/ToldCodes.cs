namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>What a midwife's system tells in codes, as it is kept here: no longer than its place.</summary>
internal static class ToldCodes
{
    private const int LongestNeeds = 400;
    private const int LongestBackTo = 40;
    private const int LongestLanguage = 60;

    internal static string Needs(IReadOnlyList<string> codes) => Joined(codes, LongestNeeds);

    internal static string BackTo(IReadOnlyList<string> codes) => Joined(codes, LongestBackTo);

    internal static string? Language(string? language) => language is { Length: > LongestLanguage } far ? far[..LongestLanguage] : language;

    /// <summary>As many whole codes as there is room for.</summary>
    private static string Joined(IReadOnlyList<string> codes, int most)
    {
        var joined = "";
        foreach (var code in codes.Where(c => !string.IsNullOrWhiteSpace(c)).Select(c => c.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal))
        {
            if (joined.Length + code.Length + 1 > most) break;
            joined = joined.Length == 0 ? code : $"{joined},{code}";
        }
        return joined;
    }
}

using System.Globalization;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>How names are checked, searched and printed.</summary>
internal static class Names
{
    internal const int Longest = 70;
    internal const string Nobody = "Somebody you do not work with";
    internal const string NoFamily = "A family you do not work with";

    /// <summary>Letters and marks of any script, both apostrophes, hyphen, full stop, space; at least one letter.</summary>
    internal static bool IsName(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.Length is > 0 and <= Longest && trimmed.EnumerateRunes().All(Fits) && trimmed.EnumerateRunes().Any(System.Text.Rune.IsLetter);
    }

    /// <summary>Each folded word of the names, once: "O’Brien-Nuñez" is searched as "obrien" and as "nunez".</summary>
    internal static IReadOnlyList<string> Words(params IEnumerable<string?> names) =>
        [.. names.SelectMany(n => Folded.Text(n).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)];

    /// <summary>The name to print, masked.</summary>
    internal static string Print(string firstName, string? preferredName, string? familyName, Contracts.Masking masking) => masking switch
    {
        Contracts.Masking.Hidden => Nobody,
        Contracts.Masking.Restricted => preferredName ?? firstName,
        _ => familyName is null ? preferredName ?? firstName : $"{preferredName ?? firstName} {familyName}",
    };

    /// <summary>"Okafor and Bell" by the grown-ups' family names, or first names where somebody is restricted or has no family name.</summary>
    internal static string OfFamily(IReadOnlyList<Called> members, Contracts.Masking masking)
    {
        if (masking == Contracts.Masking.Hidden) return NoFamily;
        var grown = members.Where(m => !m.Child).ToList();
        var named = grown.Count > 0 ? grown : [.. members];
        var first = named.Select(m => m.First);
        var names = masking == Contracts.Masking.Restricted ? first : named.Select(m => m.Family ?? m.First);
        return List([.. names.Distinct(StringComparer.Ordinal)]);
    }

    private static string List(IReadOnlyList<string> names) => names switch
    {
        [] => "A household without members",
        [var one] => one,
        _ => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}",
    };

    private static bool Fits(System.Text.Rune letter) =>
        System.Text.Rune.IsLetter(letter) || letter.Value is '\'' or '’' or '‘' or 'ʼ' or '-' or '‐' or '‑' or '.' or ' '
        || System.Text.Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    internal sealed record Called(string First, string? Family, bool Child);
}

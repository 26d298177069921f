using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>What a summary must not hold, and whom it names: rules without a database.</summary>
internal static partial class SummaryCheck
{
    /// <summary>Names that are words too: with a capital letter alone they are names, and a month after a day is none.</summary>
    private static readonly FrozenSet<string> AlsoWords = new[]
    {
        "Will", "May", "Mark", "Hope", "Grace", "Rose", "Faith", "Joy", "Bill", "Art", "Drew", "Jack", "Sunny", "Summer", "April", "June", "August", "Dawn", "Rob", "Pat", "Sue", "Frank", "Rich", "Bell", "Young", "Long", "Day", "Ray",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words of a name by which somebody can be told; initials say nothing.</summary>
    internal static IReadOnlyList<string> Words(string? name) => name is null ? []
        : [.. NameWord().Matches(name).SelectMany(m => m.Value.Split('-').Append(m.Value)).Where(w => w.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether one of these words stands in the text as a name.</summary>
    /// <param name="except">The reader's own names: a family name says nothing of somebody else.</param>
    internal static bool Names(string text, IReadOnlyList<string> words, IReadOnlyList<string> except)
    {
        List<string> telling = [.. words.Where(w => !except.Contains(w, StringComparer.OrdinalIgnoreCase))];
        if (telling.Count == 0) return false;
        var folded = telling.Where(w => !AlsoWords.Contains(w)).Select(Folded.Text).ToHashSet(StringComparer.Ordinal);
        return NameWord().Matches(text).Any(m => m.Value.Split('-').Append(m.Value).Select(Bare)
            .Any(w => folded.Contains(Folded.Text(w)) || (AlsoWords.Contains(w) && telling.Contains(w, StringComparer.Ordinal) && !FollowsDay(text, m.Index))));
    }

    /// <summary>Without the ending of an owner.</summary>
    private static string Bare(string word) => word.EndsWith("'s", StringComparison.OrdinalIgnoreCase) || word.EndsWith("’s", StringComparison.OrdinalIgnoreCase) ? word[..^2] : word;

    /// <summary>Whether it looks as if it says where somebody lives.</summary>
    /// <param name="address">As the reader of the page sees it; null where they do not.</param>
    internal static bool HoldsPlace(string text, string? address) =>
        Postcode().IsMatch(text) || Street().IsMatch(text)
        || (address?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() is { Length: > 4 } line && text.Contains(line, StringComparison.OrdinalIgnoreCase));

    /// <summary>What workers call things among themselves.</summary>
    internal static IReadOnlyList<string> JargonIn(string text) => [.. SummaryWords.Jargon.Where(j => j.Contains(' ', StringComparison.Ordinal)
        ? text.Contains(j, StringComparison.OrdinalIgnoreCase) : NameWord().Matches(text).Any(m => m.Value.Equals(j, j.All(char.IsUpper) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)))];

    private static bool FollowsDay(string text, int at) => text.AsSpan(0, at).TrimEnd() is { Length: > 0 } before && char.IsDigit(before[^1]);

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex NameWord();

    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\b\d+[a-z]?,?\s+(?:[\p{L}'’]+\s+){1,3}(?:street|road|lane|avenue|close|drive|court|crescent|gardens|terrace)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Street();
}

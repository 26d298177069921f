using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>Finds the numbers in what people write: in digits, in words, and in both, with what they say or type between them.</summary>
internal static partial class Digits
{
    /// <summary>A telephone number of here has so many digits, with or without those of the country.</summary>
    internal const int ThatCanBeRung = 9;

    /// <summary>Shorter than this it is a time, a weight, an age.</summary>
    private const int Enough = 6;

    /// <summary>So many signs may stand between two of its parts, and so many words that are none of it.</summary>
    private const int Signs = 4;
    private const int Between = 2;

    internal sealed record Found(int Start, int Length, int Count);

    private static readonly FrozenSet<string> Units =
        FrozenSet.ToFrozenSet(["oh", "o", "zero", "nought", "nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Tens = FrozenSet.ToFrozenSet(
    [
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
        "triple", "treble",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Fillers =
        FrozenSet.ToFrozenSet(["then", "and", "dash", "dot", "point", "space", "plus", "comma", "hyphen", "slash", "stop", "um"], StringComparer.OrdinalIgnoreCase);

    /// <param name="plain">With the digits of every script as plain ones.</param>
    internal static IReadOnlyList<Found> In(string plain)
    {
        var found = new List<Found>();
        var (start, end, digits, between) = (-1, -1, 0, 0);
        foreach (Match token in Tokens().Matches(plain))
        {
            var worth = Worth(token.Value);
            var goesOn = start >= 0 && token.Index - end <= Signs + (between * (Signs + 5));
            if (!goesOn || (worth == 0 && (++between > Between || !Fillers.Contains(token.Value)))) Close();
            if (worth == 0) continue;
            if (start < 0) start = token.Index > 0 && plain[token.Index - 1] is '+' or '(' ? token.Index - 1 : token.Index;
            (end, digits, between) = (token.Index + token.Length, digits + worth, 0);
        }
        Close();
        return found;

        void Close()
        {
            if (digits >= Enough) found.Add(new(start, end - start, digits));
            (start, end, digits, between) = (-1, -1, 0, 0);
        }
    }

    /// <summary>How many digits it stands for: of words like "double", with what follows.</summary>
    private static int Worth(string token) => char.IsAsciiDigit(token[0]) ? token.Length : Units.Contains(token) ? 1 : Tens.Contains(token) ? 2 : 0;

    [GeneratedRegex(@"[0-9]+|[\p{L}\p{M}'’]+", RegexOptions.None, 1000)]
    private static partial Regex Tokens();
}

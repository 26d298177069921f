using System.Text;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>Finds in a text what would say who somebody is: compared folded, so that accents, capitals and spaces hide nothing.</summary>
internal static class Details
{
    /// <summary>A name shorter than this is found as a whole word only, since it is a part of many.</summary>
    private const int LongEnough = 4;

    /// <summary>A number has so many digits, and its last six say it to whoever lives near.</summary>
    private const int DigitsOfANumber = 9;
    private const int LastDigits = 6;

    /// <summary>In so many pieces a name or a postcode may be typed: letter by letter.</summary>
    private const int MostPieces = 12;

    /// <param name="Names">Folded words of family names.</param>
    /// <param name="Lines">Folded words of lines of addresses, with and without what is a number.</param>
    /// <param name="Numbers">Digits alone.</param>
    /// <param name="Others">E-mail addresses as typed.</param>
    internal sealed record Known(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<string>> Lines, IReadOnlyList<string> Postcodes, IReadOnlyList<string> Numbers, IReadOnlyList<string> Others);

    private sealed record Word(int Start, int End, string Folded);

    /// <summary>What is kept of a household, as it is looked for.</summary>
    /// <param name="points">As typed, and as the country's number where it is one.</param>
    internal static Known Of(IEnumerable<string?> familyNames, IEnumerable<string?> lines, IEnumerable<string?> postcodes, IReadOnlyList<(string AsTyped, string? Number)> points) => new(
        Names.Words(familyNames),
        [.. lines.SelectMany(LinesOf)],
        [.. postcodes.Select(Folded.Postcode).Where(p => p.Length > 3).Distinct(StringComparer.Ordinal)],
        [.. points.Select(p => Folded.Digits(p.Number ?? p.AsTyped)).Distinct(StringComparer.Ordinal)],
        [.. points.Select(p => p.AsTyped.Trim()).Where(v => v.Contains('@', StringComparison.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase)]);

    /// <summary>The words of one line of an address as they are looked for; a single word is none, since it may be any.</summary>
    internal static IEnumerable<IReadOnlyList<string>> LinesOf(string? line)
    {
        var words = Folded.Text(line).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1) yield return words;
        var named = words.Where(w => !w.Any(char.IsDigit)).ToList();
        if (named.Count > 1 && named.Count < words.Length) yield return named;
    }

    internal static IReadOnlyList<GetDetailsIn.Part> In(string text, Known known)
    {
        var words = Words(text);
        var found = new List<(int Start, int End)>();
        found.AddRange(words.Where(w => IsName(w.Folded, known.Names)).Select(w => (w.Start, w.End)));
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var line in known.Lines)
                if (at + line.Count <= words.Count && line.Select((word, n) => words[at + n].Folded == word).All(same => same))
                    found.Add((words[at].Start, words[at + line.Count - 1].End));
            for (var (run, to) = ("", at); to < words.Count && to < at + MostPieces; to++)
            {
                run += words[to].Folded;
                if (known.Postcodes.Contains(run, StringComparer.Ordinal) || (to > at && run.Length >= LongEnough && known.Names.Contains(run, StringComparer.Ordinal))) found.Add((words[at].Start, words[to].End));
            }
            if (at > 0 && IsInitial(text, words[at - 1], words[at], known.Names)) found.Add((words[at].Start, words[at].End));
        }
        found.AddRange(Runs(text).Where(r => known.Numbers.Any(n => IsNumber(r.Digits, n))).Select(r => (r.Start, r.End)));
        foreach (var other in known.Others)
            for (var at = text.IndexOf(other, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(other, at + other.Length, StringComparison.OrdinalIgnoreCase))
                found.Add((at, at + other.Length));
        return Joined(found);
    }

    private static bool IsName(string word, IReadOnlyList<string> names) =>
        names.Any(n => (n == word && !IsOneLetter(n)) || ((n.Length >= LongEnough || !char.IsAscii(n[0])) && word.Contains(n, StringComparison.Ordinal)));

    /// <summary>A name of one Latin letter, as "O": any text is full of them.</summary>
    private static bool IsOneLetter(string name) => name.Length == 1 && char.IsAscii(name[0]);

    /// <summary>Such a name is said where it stands as a capital behind another: "Mrs O", "Amara O".</summary>
    private static bool IsInitial(string text, Word before, Word word, IReadOnlyList<string> names) =>
        IsOneLetter(word.Folded) && names.Contains(word.Folded, StringComparer.Ordinal) && char.IsUpper(text[word.Start]) && char.IsUpper(text[before.Start])
        && before.End < word.Start && text[before.End..word.Start].All(c => char.IsWhiteSpace(c) || c is '.' or '-');

    private static bool IsNumber(string digits, string number) => number.Length >= DigitsOfANumber && digits.Contains(number[^LastDigits..], StringComparison.Ordinal);

    private static List<Word> Words(string text)
    {
        var (words, start) = (new List<Word>(), -1);
        for (var at = 0; at <= text.Length; at++)
        {
            var part = at < text.Length && IsPart(text[at]);
            if (part && start < 0) start = at;
            if (part || start < 0) continue;
            // What folding cuts in two stands as two, over the same letters.
            words.AddRange(Folded.Text(text[start..at]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(folded => new Word(start, at, folded)));
            start = -1;
        }
        return words;
    }

    private static bool IsPart(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || letter is '\'' or '’' or '‘' or 'ʼ'
        || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.EnclosingMark;

    /// <summary>Digits with what people write between them.</summary>
    private static IEnumerable<(int Start, int End, string Digits)> Runs(string text)
    {
        var (digits, start, last) = (new StringBuilder(), -1, -1);
        for (var at = 0; at <= text.Length; at++)
        {
            var letter = at < text.Length ? text[at] : 'x';
            if (char.IsDigit(letter))
            {
                if (start < 0) start = at;
                last = at;
                digits.Append((char)('0' + (int)char.GetNumericValue(letter)));
            }
            else if (start >= 0 && char.IsLetter(letter))
            {
                yield return (start, last + 1, digits.ToString());
                digits.Clear();
                start = -1;
            }
        }
    }

    private static IReadOnlyList<GetDetailsIn.Part> Joined(List<(int Start, int End)> found)
    {
        var parts = new List<(int Start, int End)>();
        foreach (var (start, end) in found.OrderBy(f => f.Start).ThenBy(f => f.End))
            if (parts.Count > 0 && start <= parts[^1].End) parts[^1] = (parts[^1].Start, Math.Max(end, parts[^1].End));
            else parts.Add((start, end));
        return [.. parts.Select(p => new GetDetailsIn.Part(p.Start, p.End - p.Start))];
    }
}

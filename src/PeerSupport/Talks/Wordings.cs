using System.Text;
using System.Text.RegularExpressions;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>Who wrote.</summary>
internal enum Side { Parent, Supporter }

/// <summary>Whether the other one reads it: shown, waiting for somebody to read it first, or not passed on.</summary>
internal enum MessageState { Shown, Held, NotPassedOn }

/// <summary>Why a message waits.</summary>
internal enum HeldCode { Link, Email, Number, Address, Elsewhere, Detail }

/// <summary>What in a message would take two people out of the channel: links, e-mail addresses, numbers, addresses, other ways to write. Such a message waits until somebody has read it.</summary>
internal static partial class Wordings
{
    private static readonly HeldCode[] Graves = [HeldCode.Link, HeldCode.Elsewhere, HeldCode.Address, HeldCode.Number, HeldCode.Email, HeldCode.Detail];

    /// <summary>What stands where something was taken out.</summary>
    internal const string LeftOut = "[left out]";

    internal sealed record Part(int Start, int Length, HeldCode Code);

    /// <summary>In order, overlapping ones joined.</summary>
    internal static IReadOnlyList<Part> Found(string words)
    {
        var plain = Plain(words);
        return Joined(
        [
            .. Emails().Matches(plain).Select(m => new Part(m.Index, m.Length, HeldCode.Email)),
            .. Links().Matches(plain).Select(m => new Part(m.Index, m.Length, HeldCode.Link)),
            .. Postcodes().Matches(plain).Select(m => new Part(m.Index, m.Length, HeldCode.Address)),
            .. Streets().Matches(plain).Select(m => new Part(m.Index, m.Length, HeldCode.Address)),
            .. Digits.In(plain).Select(n => new Part(n.Start, n.Length, HeldCode.Number)),
            .. Handles().Matches(plain).Select(m => new Part(m.Index, m.Length, HeldCode.Elsewhere)),
        ]);
    }

    /// <summary>In order, overlapping ones joined: what two say together is as bad as the worse.</summary>
    internal static IReadOnlyList<Part> Joined(IEnumerable<Part> parts)
    {
        var joined = new List<Part>();
        foreach (var part in parts.OrderBy(p => p.Start).ThenBy(p => p.Length))
            if (joined.Count > 0 && part.Start <= joined[^1].Start + joined[^1].Length)
                joined[^1] = new(joined[^1].Start, Math.Max(joined[^1].Length, part.Start + part.Length - joined[^1].Start), Graver(joined[^1].Code, part.Code));
            else joined.Add(part);
        return joined;
    }

    /// <summary>
    /// Whether words with this part in them are never passed on as they are, whoever reads them first: what says who somebody is, an e-mail address, and of a parent a number that could be rung. A
    /// supporter may name a helpline.
    /// </summary>
    internal static bool IsNever(Part part, string words, Side from) => part.Code is HeldCode.Detail or HeldCode.Email
        || (from == Side.Parent && Digits.In(Plain(words.Substring(part.Start, part.Length))).Any(n => n.Count >= Digits.ThatCanBeRung));

    private static HeldCode Graver(HeldCode one, HeldCode other) => Array.IndexOf(Graves, one) >= Array.IndexOf(Graves, other) ? one : other;

    /// <summary>The words with these parts taken out.</summary>
    internal static string Without(string words, IReadOnlyList<Part> parts)
    {
        var left = new StringBuilder(words);
        foreach (var part in parts.Reverse()) left.Remove(part.Start, part.Length).Insert(part.Start, LeftOut);
        return left.ToString();
    }

    /// <summary>As whoever wrote it, and the coordinator, read why it waits.</summary>
    internal static string Why(HeldCode code) => code switch
    {
        HeldCode.Link => "it has a link in it",
        HeldCode.Email => "it has an e-mail address in it",
        HeldCode.Number => "it has a number in it",
        HeldCode.Address => "it may have an address in it",
        HeldCode.Elsewhere => "it names another way to write",
        _ => "it may say who somebody is or where they live",
    };

    /// <summary>The same length, with digits, dots and at-signs of any script as plain ones.</summary>
    private static string Plain(string words) => string.Concat(words.Select(letter => letter switch
    {
        _ when char.IsDigit(letter) => (char)('0' + (int)char.GetNumericValue(letter)),
        '＠' => '@',
        '．' or '。' => '.',
        '\u00A0' or '\u2009' or '\u202F' => ' ',
        '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\u00AD' => '-',
        _ => letter,
    }));

    [GeneratedRegex(@"([\w+'-]+\s+dot\s+)*[\w.+'-]+(@|\s{0,3}@\s{0,3}(?=[\w-]+(\.|\s\.\s|\s+dot\s)[\w-])|\s?[(\[{<-]\s?at\s?[)\]}>-]\s?|\s+at\s+(?=[\w-]+\s+dot\s|(gmail|googlemail|hotmail|outlook|yahoo|icloud|aol|btinternet|protonmail)\b))[\w-]+((\.|\s\.\s|\s+dot\s+|\s?[(\[{]dot[)\]}]\s?)[\w-]+)*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Emails();

    [GeneratedRegex(@"(https?:|www\.)\S+|\b[\w-]+(\.[\w-]+)*\.(com|org|net|uk|co|io|me|info|eu|app|gg|tv|ly|link|to|page|site|online|social)\b\S*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    /// <summary>As they are written, and letter by letter with the same sign between all.</summary>
    [GeneratedRegex(@"\b[A-Z]{1,2}[0-9][A-Z0-9]?[\s.,-]{0,3}[0-9]\s?[A-Z]{2}\b|\b[A-Z]{1,2}\s[0-9]{1,2}[A-Z]?\s?[0-9][A-Z]{2}\b|\b[A-Z](?<sign>[\s.,-])([A-Z]\k<sign>)?[0-9]\k<sign>([A-Z0-9]\k<sign>)?[0-9]\k<sign>[A-Z]\k<sign>[A-Z]\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Postcodes();

    [GeneratedRegex(@"\b[0-9]{1,4}[a-z]?,?\s+([\w'’-]+\s+){1,3}(road|rd|street|st|lane|ln|avenue|ave|close|court|crescent|terrace|grove|gardens|mews)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Streets();

    [GeneratedRegex(@"(?<![\w.])@\w{2,}|\b(whats\s?app|snap\s?chat|instagram|insta|facebook|messenger|telegram|signal me|tik\s?tok|discord|skype|face\s?time)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Handles();
}

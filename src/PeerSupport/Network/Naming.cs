using System.Globalization;
using System.Text.RegularExpressions;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>What is checked: a question names nobody; an answer may hold the number or address of a service.</summary>
internal enum NamingOf { Question, Answer }

/// <summary>
/// Looks for people in words that everybody of the network reads: numbers, addresses and days of birth for certain, and words that look like a name.
/// No program knows every name: what it doubts, it asks the writer.
/// </summary>
internal static partial class Naming
{
    /// <param name="Sure">What must go, each said in words: "an e-mail address".</param>
    /// <param name="Maybe">Words that look like names, as they were written, once each.</param>
    /// <param name="Words">Every word with a capital, and every one that is no ordinary word, folded: to be held against the names of the writer's own families.</param>
    internal sealed record Found(IReadOnlyList<string> Sure, IReadOnlyList<string> Maybe, IReadOnlyList<string> Words);

    /// <param name="places">Words that are names of places here, folded.</param>
    /// <param name="today">A day that has passed may be one of birth.</param>
    internal static Found Look(string text, NamingOf of, IReadOnlySet<string> places, DateOnly today)
    {
        List<string> sure = [];
        void Is(bool there, string what)
        {
            if (there) sure.Add(what);
        }

        bool IsNobody(string word) => Folded.Text(Possessive().Replace(word, "")) is var folded && (IsOrdinary(folded) || places.Contains(folded) || IsAcronym(word));
        var numbers = Numbers().Matches(NoNumbers().Replace(text, " ")).Select(m => Digits(m.Value)).Where(d => d.Length >= 7).ToList();
        Is(Emails().Matches(text).Any(m => of == NamingOf.Question || !ServiceAddress().IsMatch(m.Value)), of == NamingOf.Question ? "an e-mail address" : "an e-mail address that is not a service’s");
        Is(numbers.Any(d => of == NamingOf.Question || !IsServices(d)), of == NamingOf.Question ? "a telephone number or an NHS number" : "a number that may be somebody’s own");
        Is(Postcodes().IsMatch(text), "a whole postcode");
        if (Birth().IsMatch(text)) sure.Add("a day of birth: say an age instead");
        else Is(of == NamingOf.Question && Dates().Matches(text).Any(m => Day(m.Value) is { } day && day < today), "a day that may be one of birth: say an age, or the month");
        Is(of == NamingOf.Question && Streets().IsMatch(text), "an address");
        Is(Titles().IsMatch(text) || Miss().Matches(text).Any(m => !(Begins(text, m.Index) && IsNobody(m.Groups["name"].Value))), "somebody by title and name");
        Is(of == NamingOf.Question && Called().Matches(text).Any(m => !IsNobody(m.Groups["name"].Value)), "somebody by name");

        List<string> maybe = [], words = [];
        foreach (Match word in Word().Matches(text))
        {
            var (written, folded) = (word.Value, Folded.Text(Possessive().Replace(word.Value, "")));
            if (folded.Length < 2 || places.Contains(folded)) continue;
            var (capital, ordinary) = (IsCapital(written), IsOrdinary(folded));
            if (!ordinary) words.AddRange(folded.Split(' '));
            if (folded.Split(' ').Any(NamingWords.FirstNames.Contains) || (!ordinary && !IsAcronym(written) && (NoCase(written) || (capital && !Begins(text, word.Index))))) maybe.Add(written);
        }
        return new(sure, [.. maybe.Distinct(StringComparer.OrdinalIgnoreCase)], [.. words.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Each part of it, so that "Home-Start" is as ordinary as "home" and "start".</summary>
    private static bool IsOrdinary(string folded) => folded.Split(' ').All(NamingWords.Ordinary.Contains);

    /// <summary>A day as people write it; null where it is none.</summary>
    private static DateOnly? Day(string written)
    {
        var parts = DayParts().Matches(written.ToLowerInvariant()).Select(m => m.Value).ToList();
        if (parts.Count != 3) return null;
        if (parts[0].Length == 4) parts.Reverse();
        var month = char.IsLetter(parts[1][0]) ? 1 + Array.IndexOf(Months, parts[1][..3]) : int.Parse(parts[1], CultureInfo.InvariantCulture);
        var (day, year) = (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
        if (year < 100) year += 2000;
        return year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
    }

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Whether a word begins a sentence, a line or what stands in quotation marks: there a capital says nothing.</summary>
    private static bool Begins(string text, int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (text[i] is '.' or '!' or '?' or ':' or '\n' or '\r') return true;
            if (!char.IsWhiteSpace(text[i]) && text[i] is not ('"' or '“' or '‘' or '\'' or '(' or '-' or '–' or '•' or '*')) return false;
        }
        return true;
    }

    private static bool IsCapital(string word) => char.IsUpper(word[0]);

    /// <summary>"SEND", "PIP": short, and nothing but capitals.</summary>
    private static bool IsAcronym(string word) => word.Length <= 5 && word.All(c => char.IsUpper(c) || char.IsDigit(c));

    /// <summary>A script without capitals: nothing can be told of it.</summary>
    private static bool NoCase(string word) => word.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter);

    /// <summary>A landline or a number for services, by how it begins; a mobile or an NHS number is somebody's own.</summary>
    private static bool IsServices(string digits) => ServiceNumber().IsMatch(digits);

    private static string Digits(string text) => string.Concat(text.Where(char.IsDigit).Select(c => (char)('0' + (int)char.GetNumericValue(c))));

    [GeneratedRegex(@"(?:\+?\p{Nd}(?:[\s\-\.()/]{0,3}))+", RegexOptions.None, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(0[1238]\d{5,9}|(00)?44[1238]\d{8,9})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ServiceNumber();

    [GeneratedRegex(@"[^\s@]{1,100}@[^\s@]{1,200}", RegexOptions.None, 1000)]
    private static partial Regex Emails();

    [GeneratedRegex(@"(\.gov\.uk|\.nhs\.uk|\bnhs\.net|\.police\.uk|\.org\.uk|\.org|\.sch\.uk|\.ac\.uk)[\.,;:!?)]*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ServiceAddress();

    [GeneratedRegex(@"\b[a-z]{1,2}\d[a-z\d]?\s{0,3}\d[a-z]{2}\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Postcodes();

    [GeneratedRegex(@"\b\d{1,4}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2,4}\b|\b\d{1,2}(st|nd|rd|th)?\s+(of\s+)?(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\b\.?,?\s+(19|20)\d{2}\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dates();

    [GeneratedRegex(@"[0-9]+|[a-z]{3,}", RegexOptions.None, 1000)]
    private static partial Regex DayParts();

    /// <summary>What is written in figures and is no telephone number: a day, a school year, the hours of a service.</summary>
    [GeneratedRegex(@"(?<!\d[\s\-.()/]{0,3})(((0?[1-9]|[12]\d|3[01])[/.\-](0?[1-9]|1[0-2])[/.\-](\d{2}|(19|20)\d{2})|(19|20)\d{2}-\d{2}-\d{2})(\s?[\-–]\s?((0?[1-9]|[12]\d|3[01])[/.\-](0?[1-9]|1[0-2])[/.\-](\d{2}|(19|20)\d{2})|(19|20)\d{2}-\d{2}-\d{2}))?|(19|20)\d{2}\s?[/\-–]\s?(19|20)\d{2}|([01]?\d|2[0-3])[.:][0-5]\d\s?[\-–]\s?([01]?\d|2[0-3])[.:][0-5]\d)\b(?![.\-/]?\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoNumbers();

    [GeneratedRegex(@"\b(d\.?o\.?b\.?|date of birth)\W{0,3}\d|\b(born|edd)( is)?( on)?( the)?\W{1,3}(\d{1,2}(st|nd|rd|th)?[\s./\-]+(of\s+)?(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\b|\d{1,2}\s?[./]\s?\d{1,2}\b|\d{1,2}\s?-\s?\d{1,2}\s?-\s?\d{2,4})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Birth();

    [GeneratedRegex(@"\b\d{1,4}[a-zA-Z]?,?\s+(\p{Lu}[\p{L}'’]+\s+){1,3}([Rr]oad|[Rr]d|[Ss]treet|St|[Aa]venue|Ave|[Ll]ane|[Cc]lose|[Dd]rive|[Cc]rescent|[Cc]ourt|[Gg]rove|[Tt]errace|[Pp]lace|[Gg]ardens|[Ww]ay|[Ww]alk|[Mm]ews|[Ss]quare)\b|\b\d{1,4}[a-z]?\s+\p{Ll}+\s+(road|street|avenue|crescent|lane)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Streets();

    [GeneratedRegex(@"\b([Mm]rs?|[Mm]x)\.?\s+\p{L}[\p{L}'’]|\b(MRS?|[Mm]s|[Dd]r|DR)\.?\s+\p{Lu}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Titles();

    /// <summary>In lower case it is a word: "where parents miss Healthy Start".</summary>
    [GeneratedRegex(@"\b(Miss|MISS|Master)\s+(?<name>\p{Lu}[\p{L}'’\-]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Miss();

    /// <summary>Services are called something too, and "the Sure Start family hub" is no family.</summary>
    [GeneratedRegex(@"\b([Gg]irl|[Bb]oy|[Cc]hild|[Bb]aby|[Tt]oddler|[Ss]on|[Dd]aughter|[Tt]wins?|[Ww]oman|[Mm]an)\s+([Cc]alled|[Nn]amed)\s+(?<name>\p{Lu}[\p{L}'’\-]*)|\b([Hh]er|[Hh]is|[Tt]heir|[Ww]hose)\s+(\p{Ll}+\s+){0,2}(names?|surname)\s+(is|are|was)\s+(?<name>\p{Lu}[\p{L}'’\-]*)|\b[Ss]urnamed?\s+(?<name>\p{Lu}[\p{L}'’\-]*)|\b[Tt]he\s+(?<name>\p{Lu}[\p{L}'’\-]+)\s+(family|household|children|baby|twins)\b(?!['’]|\s+([Hh]ub|[Hh]elp|[Cc]ent|[Ss]ervice|[Tt]eam|[Ww]ork|[Ss]upport|[Nn]urse|[Bb]ank|[Cc]lub|[Gg]roup|[Cc]ourt|[Ff]und))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Called();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}'’\-]*", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"['’]s?$", RegexOptions.None, 1000)]
    private static partial Regex Possessive();
}

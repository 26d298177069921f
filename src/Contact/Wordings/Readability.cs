using System.Text.RegularExpressions;

namespace Neighbourhood.Contact.Wordings;

/// <summary>How hard an English text is to read, by Flesch's two formulas: words a sentence, syllables a word.</summary>
internal static partial class Readability
{
    /// <summary>The school year in which it is read with ease (Kincaid and others, 1975); below 0 for the simplest.</summary>
    internal static double Grade(string text)
    {
        var (sentences, words, syllables) = Count(text);
        return words == 0 ? 0 : Math.Round((0.39 * words / sentences) + (11.8 * syllables / words) - 15.59, 1);
    }

    /// <summary>0 to about 120, higher is easier (Flesch, 1948).</summary>
    internal static double Ease(string text)
    {
        var (sentences, words, syllables) = Count(text);
        return words == 0 ? 120 : Math.Round(206.835 - (1.015 * words / sentences) - (84.6 * syllables / words), 1);
    }

    /// <summary>Groups of vowels, less those that are not heard: "used" is one, "being" two.</summary>
    internal static int Syllables(string word)
    {
        var letters = new string([.. word.ToLowerInvariant().Where(char.IsAsciiLetter)]);
        if (letters.Length <= 3) return 1;
        if (letters.EndsWith("ing", StringComparison.Ordinal) && IsVowel(letters[^4])) return 1 + Syllables(letters[..^3]);
        letters = Heard(letters);
        return Math.Max(1, Vowels().Count(letters));
    }

    /// <summary>Without a last e, ed or es that is not heard: it is in "table", "wanted" and "boxes".</summary>
    private static string Heard(string word)
    {
        var (last, before) = (word[^1], word[^2]);
        if (last == 'e') return before == 'l' && !IsVowel(word[^3]) ? word : word[..^1];
        if (before != 'e' || last is not ('d' or 's')) return word;
        return (last == 'd' ? "td" : "sxzcgh").Contains(word[^3], StringComparison.Ordinal) ? word : word[..^2];
    }

    private static (int Sentences, int Words, int Syllables) Count(string text)
    {
        var sentences = Sentence().Split(text).Select(s => Word().Matches(s).Select(w => w.Value).ToList()).Where(s => s.Count > 0).ToList();
        return (sentences.Count, sentences.Sum(s => s.Count), sentences.Sum(s => s.Sum(Syllables)));
    }

    private static bool IsVowel(char letter) => "aeiouy".Contains(letter, StringComparison.Ordinal);

    [GeneratedRegex(@"[.!?:]+(?=\s|$)|[\r\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’:.][\p{L}\p{N}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+", RegexOptions.CultureInvariant)]
    private static partial Regex Vowels();
}

namespace Neighbourhood.Families.Matching;

/// <summary>How a family name sounds in English: the American Soundex of the National Archives, a letter and three digits.</summary>
internal static class Soundex
{
    private const string Digits = "01230120022455012623010202"; // of a to z; 0 for vowels, h, w and y

    /// <summary>"R163" for robert; nothing where no letter of the Latin alphabet is in it.</summary>
    internal static string Of(string folded)
    {
        var letters = folded.Where(char.IsAsciiLetterLower).ToList();
        if (letters.Count == 0) return "";
        var code = new System.Text.StringBuilder().Append(char.ToUpperInvariant(letters[0]));
        var last = Digit(letters[0]);
        foreach (var letter in letters.Skip(1))
        {
            var digit = Digit(letter);
            if (digit != '0' && digit != last) code.Append(digit);
            if (letter is not ('h' or 'w')) last = digit; // these two do not part letters of one sound, a vowel does
            if (code.Length == 4) break;
        }
        return code.ToString().PadRight(4, '0');
    }

    private static char Digit(char letter) => Digits[letter - 'a'];
}

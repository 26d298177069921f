using System.Globalization;
using System.Text;

namespace Neighbourhood.Kernel;

/// <summary>Text as it is matched: the two database engines disagree about case, accents and spaces, so only this is compared.</summary>
public static class Folded
{
    /// <summary>Lower case, no accents, apostrophes or punctuation, single spaces. "O’Brien-Nuñez" → "obrien nunez".</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var folded = new StringBuilder(text.Length);
        // Half a surrogate pair is no character: the round trip makes it one that folds to a space.
        foreach (var letter in Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormKD))
        {
            var kind = CharUnicodeInfo.GetUnicodeCategory(letter);
            if (kind is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark || letter is '\'' or '’' or '‘' or 'ʼ') continue;
            if (char.IsLetterOrDigit(letter) || kind is UnicodeCategory.SpacingCombiningMark || char.IsSurrogate(letter)) folded.Append(char.ToLowerInvariant(char.ToUpperInvariant(letter))); // by way of upper case: a Greek word's last sigma has its own lower case
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>A postcode without spaces, lower case: "M33 4ND" → "m334nd".</summary>
    public static string Postcode(string? postcode) => Text(postcode).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Digits alone.</summary>
    public static string Digits(string? text) => text is null ? "" : string.Concat(text.Where(char.IsAsciiDigit));
}

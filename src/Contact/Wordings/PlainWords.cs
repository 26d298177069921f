using System.Globalization;
using System.Text.RegularExpressions;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Wordings;

/// <summary>What must be true of words that a family reads, and of what is filled into them.</summary>
internal static partial class PlainWords
{
    /// <summary>Texts and letters alike: about three text messages.</summary>
    internal const int LongestBody = 480;
    internal const int LongestSubject = 80;
    internal const int LongestValue = 200;

    /// <summary>Why this text may not be sent to families; nothing where it may.</summary>
    /// <param name="grade">The hardest that it may be; null for another language, whose formula would be another.</param>
    internal static IReadOnlyList<Refused.Reason> Against(Template template, string subject, string body, IReadOnlyList<string> forbidden, double? grade)
    {
        var reasons = new List<Refused.Reason>();
        var known = template.Places.Concat([Template.FirstName, Template.Service, Template.SayNo]).ToList();
        foreach (var missing in template.Places.Where(p => !Template.PlacesIn(body).Contains(p)))
            reasons.Add(new("Body", $"Put {{{missing}}} where it belongs: it is filled in for each person"));
        foreach (var (text, input) in new[] { (subject, "Subject"), (body, "Body") })
        {
            foreach (var unknown in Braces().Matches(text).Select(m => m.Value.Trim('{', '}')).Where(p => !known.Contains(p)).Distinct(StringComparer.Ordinal))
                reasons.Add(new(input, $"There is nothing to fill {{{unknown}}} with. You can use {string.Join(", ", known.Select(k => $"{{{k}}}"))}"));
            foreach (var word in forbidden.Where(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)))
                reasons.Add(new(input, $"Say it without \"{word}\": families do not call it that"));
            if (IsPersonal(text)) reasons.Add(new(input, "Leave out telephone numbers and e-mail addresses: they go out of date in here"));
        }
        if (Template.PlacesIn(subject).Contains(Template.FirstName)) reasons.Add(new("Subject", "Leave the name out of the subject: others may see it on the screen"));
        if (grade is { } most && GradeOf(body) is var is_ && is_ > most)
            reasons.Add(new("Body", string.Create(CultureInfo.InvariantCulture, $"This is too hard to read: level {is_}, and {most} is the most. Use shorter sentences and shorter words")));
        return reasons;
    }

    /// <summary>The level of a text with its places filled as in an example.</summary>
    internal static double GradeOf(string body) => Readability.Grade(Template.Fill(body, Template.Samples));

    /// <summary>Whether a text holds what looks like an e-mail address, a telephone number or an NHS number.</summary>
    internal static bool IsPersonal(string text) => Email().IsMatch(text) || Number().IsMatch(text);

    [GeneratedRegex(@"[^\s@]+@[^\s@]+\.[^\s@]+", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?:\d[\s().+\-]*){10,}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}

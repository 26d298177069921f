using System.Globalization;
using System.Text.RegularExpressions;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>Ages as people write and read them; kept as whole months. An upper age in years takes the whole of that year in.</summary>
internal static partial class Ages
{
    /// <summary>The months of "18 months", "2 years", "3 years 6 months" or "5" (years); null for empty. False where it is none of them.</summary>
    /// <param name="through">An upper age: "4 years" is up to the fifth birthday.</param>
    internal static bool TryRead(string? typed, bool through, out int? months)
    {
        months = null;
        if (string.IsNullOrWhiteSpace(typed)) return true;
        if (typed.Length > 40) return false;
        var text = typed.Trim().ToLowerInvariant();
        if (text is "birth" or "from birth")
        {
            months = 0;
            return true;
        }
        var match = Typed().Match(text);
        if (!match.Success) return false;
        var (years, over) = (Number(match.Groups["years"]), Number(match.Groups["months"]));
        months = match.Groups["months"].Success ? ((years ?? 0) * 12) + over : (years * 12) + (through ? 11 : 0);
        return true;
    }

    /// <summary>As it is typed into a form again.</summary>
    internal static string? Typed(int? months, bool through) => months switch
    {
        null => null,
        { } m when through && m > 11 && m % 12 == 11 => Years(m / 12),
        { } m when !through && m > 0 && m % 12 == 0 => Years(m / 12),
        { } m when m < 24 || m % 12 == 0 => m == 1 ? "1 month" : $"{m} months",
        { } m => $"{Years(m / 12)} {m % 12} months",
    };

    /// <summary>"Birth to 4 years", "18 months to 3 years", "From 5 years", "Any age".</summary>
    internal static string InWords(int? from, int? to) => (from, to) switch
    {
        (null, null) => "Any age",
        (null, _) => $"Up to {Typed(to, through: true)}",
        (_, null) => from == 0 ? "From birth" : $"From {Typed(from, through: false)}",
        _ => $"{(from == 0 ? "Birth" : Typed(from, through: false))} to {Typed(to, through: true)}",
    };

    /// <summary>What to think of before a hub offers it to these ages; none refuses it (DfE: hubs are for 0 to 19, and to 25 with SEND).</summary>
    internal static string? Warning(int? to, int most, int mostWithSend) =>
        to is null || to < (most + 1) * 12 ? null
        : to >= (mostWithSend + 1) * 12 ? $"This goes beyond {mostWithSend} years. Hubs are for children and young people up to {most}, and up to {mostWithSend} with special educational needs or a disability."
        : $"Beyond {most} years a hub is for young people with special educational needs or a disability: say so in the text, if that is meant.";

    private static string Years(int years) => years == 1 ? "1 year" : $"{years} years";

    private static int? Number(Group group) => group.Success && group.Length > 0 ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?:(?<years>\d{1,2})\s*(?:y|yr|yrs|year|years)?|(?:(?<years>\d{1,2})\s*(?:y|yr|yrs|year|years)\s*)?(?<months>\d{1,4})\s*(?:m|mo|month|months))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Typed();
}

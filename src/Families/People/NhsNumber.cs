namespace Neighbourhood.Families.People;

/// <summary>The rules of NHS numbers: ten digits, the last a check by modulus 11; shown 3-3-4.</summary>
internal static class NhsNumber
{
    /// <summary>Present and verified by a trace: the only one that matches people on its own.</summary>
    internal const string Traced = "01";

    /// <summary>Present, not traced: typed and passes.</summary>
    internal const string NotTraced = "02";

    /// <summary>Trace required: none is known, or what was given failed.</summary>
    internal const string TraceRequired = "03";

    /// <summary>Not present, and none is expected: an unborn child.</summary>
    internal const string NotRequired = "07";

    /// <summary>The reasons for having none, by code.</summary>
    internal static readonly IReadOnlyDictionary<string, string> ReasonsForNone = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["NotKnown"] = "Not known",
        ["Overseas"] = "Overseas patient",
        ["Devolved"] = "From Scotland, Wales or Northern Ireland",
    };

    internal static readonly IReadOnlyDictionary<string, string> Statuses = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Traced] = "Present and verified",
        [NotTraced] = "Present but not traced",
        [TraceRequired] = "Trace required",
        ["04"] = "Trace attempted: no match or more than one",
        ["05"] = "Trace needs to be resolved",
        ["06"] = "Trace in progress",
        [NotRequired] = "Not present, trace not required",
        ["08"] = "Trace postponed (baby under six weeks)",
    };

    /// <summary>The ten digits when the text is a number that passes its check; spaces and hyphens do not matter.</summary>
    internal static string? Read(string? text)
    {
        var digits = Bare(text);
        return digits.Length == 10 && digits.All(char.IsAsciiDigit) && CheckDigit(digits[..9]) == digits[9] - '0' ? digits : null;
    }

    /// <summary>The tenth digit for nine; null where it would be 10 and no such number is issued.</summary>
    internal static int? CheckDigit(string nine)
    {
        var sum = 0;
        for (var at = 0; at < 9; at++) sum += (nine[at] - '0') * (10 - at);
        return (11 - (sum % 11)) switch
        {
            11 => 0,
            10 => null,
            var check => check,
        };
    }

    /// <summary>What is kept for a number as given: kept, set aside, or none.</summary>
    internal static Kept Keep(string? given, bool traced, bool unborn)
    {
        if (Bare(given).Length == 0) return new Kept(null, unborn ? NotRequired : TraceRequired, null);
        return Read(given) is { } number ? new Kept(number, traced ? Traced : NotTraced, null) : new Kept(null, TraceRequired, given!.Trim());
    }

    /// <summary>As people read it: 999 000 0018.</summary>
    internal static string Show(string digits) => $"{digits[..3]} {digits[3..6]} {digits[6..]}";

    /// <summary>A made-up number, from the range that is never issued: the first valid one at or after 999 000 0000 plus ten times the count.</summary>
    internal static string MadeUp(int count)
    {
        for (var nine = 999_000_000 + count; ; nine++)
            if (CheckDigit(nine.ToString(System.Globalization.CultureInfo.InvariantCulture)) is { } check) return $"{nine}{check}";
    }

    private static string Bare(string? text) =>
        text is null ? "" : string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '‐' or '‑' or '–')));

    /// <param name="Quarantined">What failed its check, as given; null when nothing did.</param>
    internal sealed record Kept(string? Number, string Status, string? Quarantined)
    {
        internal string? ReasonForNone => Number is null && Status == TraceRequired ? "NotKnown" : null;
    }
}

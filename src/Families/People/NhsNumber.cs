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

    internal const string NoMatch = "04";
    internal const string ToResolve = "05";
    internal const string InProgress = "06";

    /// <summary>Trace postponed: a live-born baby of less than six weeks.</summary>
    internal const string Postponed = "08";

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
        [NoMatch] = "Trace attempted: no match or more than one",
        [ToResolve] = "Trace needs to be resolved",
        [InProgress] = "Trace in progress",
        [NotRequired] = "Not present, trace not required",
        [Postponed] = "Trace postponed (baby under six weeks)",
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
    internal static Kept Keep(string? given, bool traced, Birth birth)
    {
        if (Bare(given).Length == 0) return new Kept(null, Without(birth), null);
        return Read(given) is { } number ? new Kept(number, traced ? Traced : NotTraced, null) : new Kept(null, TraceRequired, given!.Trim());
    }

    /// <summary>The status of somebody without a number: an unborn child needs none, a newborn's trace is postponed.</summary>
    internal static string Without(Birth birth) => birth.Unborn ? NotRequired : birth.IsNew ? Postponed : TraceRequired;

    /// <summary>The status on this day: "postponed" is over by itself when the baby is old enough. Derived, so that no sweep can be late.</summary>
    internal static string On(string status, Birth birth) => status == Postponed && !birth.IsNew ? TraceRequired : status;

    /// <summary>What a worker's edit makes of it: a number that stays keeps what a trace said; one that is typed anew was not traced.</summary>
    internal static (string? Number, string Status) Edited(string? stands, string status, string? typed, Birth birth) =>
        (typed, typed is not null ? typed == stands ? status : NotTraced : stands is not null ? Without(birth) : On(status, birth));

    /// <summary>What a trace may make of a status. Only a trace, or a source that says it traced, gives 01; nothing gives 02 but typing.</summary>
    internal static IReadOnlyList<string> AfterTrace(string status) => status switch
    {
        Traced => [ToResolve],
        NotTraced => [InProgress, Traced, NoMatch, ToResolve],
        TraceRequired => [InProgress, Traced, NoMatch, ToResolve, NotRequired],
        NoMatch => [InProgress, Traced, ToResolve, NotRequired],
        ToResolve => [InProgress, Traced, NoMatch],
        InProgress => [Traced, NoMatch, ToResolve],
        NotRequired => [TraceRequired],
        Postponed => [InProgress, Traced, NoMatch],
        _ => [],
    };

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

    /// <param name="Born">The day, or the first of the month; null when not known.</param>
    /// <param name="TraceDays">Days after a birth from which a missing number must be traced.</param>
    internal sealed record Birth(DateOnly? Born, bool Unborn, DateOnly Today, int TraceDays)
    {
        internal bool IsNew => !Unborn && Born is { } day && day <= Today && Today.DayNumber - day.DayNumber < TraceDays;
    }

    /// <param name="Quarantined">What failed its check, as given; null when nothing did.</param>
    internal sealed record Kept(string? Number, string Status, string? Quarantined)
    {
        internal string? ReasonForNone => Number is null && Status == TraceRequired ? "NotKnown" : null;
    }
}

using System.Globalization;

namespace Neighbourhood.Design;

/// <summary>The boxes of a date.</summary>
[Flags]
internal enum DateBoxes
{
    None = 0,
    Day = 1,
    Month = 2,
    Year = 4,
    All = Day | Month | Year,
}

/// <summary>What was understood of the boxes: a date (or nothing, when all are empty), or what is wrong and in which boxes.</summary>
internal readonly record struct DateReading(DateOnly? Date, string? Problem, DateBoxes Wrong)
{
    public static readonly DateReading Empty = new(null, null, DateBoxes.None);
}

/// <summary>Reads dates as people write them.</summary>
internal static class DateText
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Reads the three boxes; for a month and a year the day is handed in as "1".</summary>
    public static DateReading Read(string? day, string? month, string? year, DateBoxes asked = DateBoxes.All)
    {
        (day, month, year) = (day?.Trim() ?? "", month?.Trim() ?? "", year?.Trim() ?? "");
        var missing = asked & (If(day.Length == 0, DateBoxes.Day) | If(month.Length == 0, DateBoxes.Month) | If(year.Length == 0, DateBoxes.Year));
        if (missing == asked) return DateReading.Empty;
        if (missing != DateBoxes.None) return new(null, $"must include {Named(missing)}", missing);

        var wrong = DateBoxes.None;
        if (!Number(year, out var y) || year.Length != 4 || y < 1) wrong |= DateBoxes.Year;
        if (!Month(month, out var m)) wrong |= DateBoxes.Month;
        if (!Number(day, out var d) || d is < 1 or > 31) wrong |= DateBoxes.Day;
        if (wrong == DateBoxes.Year) return new(null, "must have a year with 4 numbers, like 2026", wrong);
        if (wrong == DateBoxes.None && d <= DateTime.DaysInMonth(y, m)) return new(new DateOnly(y, m, d), null, DateBoxes.None);
        var real = asked.HasFlag(DateBoxes.Day) ? "must be a real date" : "must be a real month and year";
        return new(null, real, wrong == DateBoxes.None ? asked : wrong);
    }

    /// <summary>One value, as code and links write it: 2026-01-05.</summary>
    public static bool Iso(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>"a day", "a day and month", "a day, month and year".</summary>
    public static string Named(DateBoxes boxes)
    {
        var names = new List<string>();
        if (boxes.HasFlag(DateBoxes.Day)) names.Add("day");
        if (boxes.HasFlag(DateBoxes.Month)) names.Add("month");
        if (boxes.HasFlag(DateBoxes.Year)) names.Add("year");
        return "a " + (names.Count > 1 ? $"{string.Join(", ", names[..^1])} and {names[^1]}" : names[0]);
    }

    private static DateBoxes If(bool empty, DateBoxes box) => empty ? box : DateBoxes.None;

    private static bool Number(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && text.Length <= 4;

    private static bool Month(string text, out int month)
    {
        if (Number(text, out month)) return month is >= 1 and <= 12;
        for (month = 1; month <= 12; month++)
            if (Same(text, English.DateTimeFormat.GetMonthName(month)) || Same(text, English.DateTimeFormat.GetMonthName(month)[..3])) return true;
        return Same(text, "sept") && (month = 9) == 9;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

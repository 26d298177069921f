using System.Globalization;
using System.Text.RegularExpressions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>Reads an RRULE of the subset, and says plainly what it does not take.</summary>
internal static partial class RecurrenceText
{
    private static readonly string[] Codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    internal static string Code(WeekDay day) =>
        string.Create(CultureInfo.InvariantCulture, $"{(day.Which == 0 ? "" : day.Which.ToString(CultureInfo.InvariantCulture))}{Codes[Recurrence.FromMonday(day.Day)]}");

    internal static Recurrence Read(string text)
    {
        var parts = Parts(text.Trim());
        var frequency = parts.GetValueOrDefault("FREQ") switch
        {
            "DAILY" => Frequency.Daily,
            "WEEKLY" => Frequency.Weekly,
            "MONTHLY" => Frequency.Monthly,
            null => throw No("The rule does not say how often: FREQ is missing."),
            var other => throw No($"It can repeat by days, weeks or months, not “{other}”."),
        };
        var days = parts.TryGetValue("BYDAY", out var byDay) ? byDay.Split(',').Select(d => Day(d, frequency)).Distinct().OrderBy(d => Place(d.Which)).ThenBy(d => Recurrence.FromMonday(d.Day)).ToList() : [];
        var monthDays = parts.TryGetValue("BYMONTHDAY", out var byMonthDay) ? byMonthDay.Split(',').Select(MonthDay).Distinct().OrderBy(Place).ToList() : [];
        int? count = parts.TryGetValue("COUNT", out var times) ? Number(times, "COUNT", Recurrence.MostCount) : null;
        DateOnly? until = parts.TryGetValue("UNTIL", out var last) ? Until(last) : null;
        if (monthDays.Count > 0 && frequency != Frequency.Monthly) throw No("A day of the month goes with months only.");
        if (monthDays.Count > 0 && days.Count > 0) throw No("A rule takes days of the week or days of the month, not both.");
        if (count is not null && until is not null) throw No("A rule takes a number of times or a last day, not both.");
        if (parts.TryGetValue("WKST", out var week) && week != "MO") throw No("Weeks begin on a Monday.");
        return new(frequency, parts.TryGetValue("INTERVAL", out var interval) ? Number(interval, "INTERVAL", Recurrence.MostInterval) : 1, days, monthDays, count, until);
    }

    /// <summary>The first before the second, and what counts from the end after all that counts from the beginning.</summary>
    private static int Place(int which) => which >= 0 ? which : 1000 + which;

    private static Dictionary<string, string> Parts(string text)
    {
        if (text.StartsWith("RRULE:", StringComparison.OrdinalIgnoreCase)) text = text[6..];
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.ToUpperInvariant().Split(';'))
        {
            if (part.Split('=') is not [var name, { Length: > 0 } value]) throw No($"“{part}” is not a name, an equals sign and a value.");
            if (name is not ("FREQ" or "INTERVAL" or "BYDAY" or "BYMONTHDAY" or "COUNT" or "UNTIL" or "WKST")) throw No($"A rule with {name} is not taken here.");
            if (!parts.TryAdd(name, value)) throw No($"{name} stands there twice.");
        }
        return parts;
    }

    private static WeekDay Day(string text, Frequency frequency)
    {
        if (DayForm().Match(text) is not { Success: true } match) throw No($"“{text}” is not a day of the week.");
        var which = match.Groups["which"].Value is { Length: > 0 } number ? int.Parse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        if (frequency == Frequency.Monthly && which == 0) throw No("Say which one of the month: the first (1TU), the last (-1FR).");
        if (frequency != Frequency.Monthly && which != 0) throw No("Which one of the month goes with months only.");
        return which is < -5 or > 5 ? throw No("A month has at most five of each day of the week.") : new((DayOfWeek)((Array.IndexOf(Codes, match.Groups["day"].Value) + 1) % 7), which);
    }

    private static int MonthDay(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var day) && day is (>= 1 and <= 31) or (<= -1 and >= -31) ? day : throw No($"“{text}” is not a day of a month.");

    private static int Number(string text, string name, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : throw No($"{name} must be from 1 to {most}.");

    private static DateOnly Until(string text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw No("The last day is a day without a time, like UNTIL=20261231.");

    private static Refused No(string reason) => new("Rule", reason);

    [GeneratedRegex("^(?<which>[+-]?[1-9])?(?<day>MO|TU|WE|TH|FR|SA|SU)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DayForm();
}

using System.Globalization;
using Neighbourhood.Access.Accounts;

namespace Neighbourhood.Access;

/// <summary>
/// Who is on duty when, as the setting safeguarding.leads holds it: days, hours, lead or deputy or duty, an email address where it
/// is somebody with an account, and a telephone number.
/// </summary>
internal static class Duties
{
    internal const string Shape = "Each is days, hours, lead or deputy or duty, an email address where it is a person, and a telephone number, like: Mon-Fri 09:00-17:00 lead anna@example.org 01632 960001; Mon-Sun 00:00-24:00 duty 01632 960002";

    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private static readonly string[] Posts = ["lead", "deputy", "duty"];

    /// <summary>Null where every entry is right, and where there is none; else the first that is wrong.</summary>
    internal static string? Wrong(string value) =>
        value.Trim().Length == 0 ? null : value.Split(';', StringSplitOptions.TrimEntries).FirstOrDefault(entry => !IsEntry(entry));

    internal static bool IsSpan(string text) => text.Split('-') is [var from, var to] && IsTime(from) && (IsTime(to) || to == "24:00") && from != to;

    internal static bool IsPhone(string text) =>
        text.Count(char.IsAsciiDigit) is >= 3 and <= 15 && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '+') && text.LastIndexOf('+') <= 0;

    private static bool IsEntry(string entry) =>
        entry.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var days, var hours, var post, .. var rest]
        && IsDays(days) && IsSpan(hours) && Posts.Contains(post, StringComparer.Ordinal)
        && (rest is [var first, ..] && first.Contains('@', StringComparison.Ordinal)
            ? EmailAddress.Wrong(first) is null && (rest.Length == 1 || IsPhone(string.Join(' ', rest[1..])))
            : rest.Length > 0 && IsPhone(string.Join(' ', rest)));

    private static bool IsDays(string text) => text.Split('-') switch
    {
        [var one] => Days.Contains(one, StringComparer.Ordinal),
        [var from, var to] => Array.IndexOf(Days, from) is >= 0 and var first && Array.IndexOf(Days, to) > first,
        _ => false,
    };

    private static bool IsTime(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

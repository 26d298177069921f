using System.Globalization;

namespace Neighbourhood.Families.Concerns;

/// <summary>Whose turn a concern is while nobody has looked.</summary>
internal enum ConcernTurn { Lead, Deputy, Duty }

/// <summary>
/// Reads the settings of safeguarding. <c>safeguarding.leads</c>: "lead; deputy; duty", each an account's e-mail address or id, the last two may be
/// left out; by hour with a bar between them: "08:00-18:00 lead; deputy; duty | 18:00-08:00 night; duty". <c>safeguarding.numbers</c>: what to ring,
/// with a semicolon between them, each with its hours or without.
/// </summary>
internal static class SafeguardingSetting
{
    /// <summary>Who is named for each turn at this hour; fewer than three where fewer are named, none where the setting is empty.</summary>
    /// <param name="wrong">What somebody must change in the setting; null when it can be read.</param>
    internal static IReadOnlyList<string> Leads(string setting, TimeOnly at, out string? wrong)
    {
        wrong = null;
        IReadOnlyList<string>? now = null;
        foreach (var period in setting.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (covers, rest) = Hours(period, at);
            var names = rest.Split(';', StringSplitOptions.TrimEntries);
            wrong ??= covers is null ? $"\"{period}\": write hours like 08:00-18:00, then the lead"
                : names.Length > 3 ? $"\"{period}\": name the lead, the deputy and the duty service, no more"
                : names[0].Length == 0 ? $"\"{period}\": name the lead first"
                : names.FirstOrDefault(n => n.Length > 0 && !IsAccount(n)) is { } bad ? $"\"{bad}\" is no e-mail address and no account's id"
                : null;
            if (covers == true) now ??= names;
        }
        return wrong is null ? now ?? [] : [];
    }

    /// <summary>What to ring at this hour.</summary>
    internal static IReadOnlyList<string> Numbers(string setting, TimeOnly at) =>
    [
        .. setting.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(item => (Item: item, Read: Hours(item, at)))
            .Where(n => n.Read.Covers != false)
            .Select(n => n.Read.Covers is null ? n.Item : n.Read.After), // a number that cannot be read is shown as it stands
    ];

    /// <summary>Whether the hours at the beginning cover this one, and what follows them; null where they are no hours.</summary>
    private static (bool? Covers, string After) Hours(string text, TimeOnly at)
    {
        if (text.Length == 0 || !char.IsAsciiDigit(text[0]) || text.IndexOf(':', StringComparison.Ordinal) is not (1 or 2)) return (true, text);
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var hours = (space < 0 ? text : text[..space]).Split('-');
        if (hours is not [var begins, var ends] || !Time(begins, out var from) || !Time(ends, out var to)) return (null, text);
        var covers = from == to || (from < to ? at >= from && at < to : at >= from || at < to);
        return (covers, space < 0 ? "" : text[(space + 1)..].Trim());
    }

    private static bool Time(string text, out TimeOnly time) => TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static bool IsAccount(string name) => Guid.TryParse(name, out _) || (name.IndexOf('@', StringComparison.Ordinal) > 0 && !name.Any(char.IsWhiteSpace));
}

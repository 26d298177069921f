using System.Globalization;

namespace Neighbourhood.Families.Concerns;

/// <summary>Whose turn a concern is while nobody has looked.</summary>
internal enum ConcernTurn { Lead, Deputy, Duty }

/// <summary>
/// Reads the settings of safeguarding, whose shape Access checks when they are changed. <c>safeguarding.leads</c>: days, hours, post, an e-mail address where
/// it is somebody with an account, a telephone number: "Mon-Fri 09:00-17:00 lead anna@example.org 01632 960001; Mon-Sun 00:00-24:00 duty 01632 960002".
/// <c>safeguarding.numbers</c>: what to ring at any hour, with commas or semicolons between them.
/// </summary>
internal static class SafeguardingSetting
{
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <param name="Email">Null where it is no account, as a duty service.</param>
    /// <param name="Phone">Null for none.</param>
    internal sealed record Duty(ConcernTurn Turn, string? Email, string? Phone);

    /// <summary>Who is on duty at this moment of London's clocks; what cannot be read is nobody.</summary>
    internal static IReadOnlyList<Duty> OnDuty(string setting, DateTime at) =>
        [.. setting.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(entry => Read(entry, at)).OfType<Duty>()];

    /// <summary>What to ring at this moment: the numbers of all hours, then those who are on duty without an account.</summary>
    internal static IReadOnlyList<string> Numbers(string numbers, string leads, DateTime at) =>
    [
        .. numbers.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Concat(OnDuty(leads, at).Where(d => d is { Turn: ConcernTurn.Duty, Phone: not null }).Select(d => d.Phone!)).Distinct(StringComparer.Ordinal),
    ];

    private static Duty? Read(string entry, DateTime at)
    {
        if (entry.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var days, var hours, var post, .. var rest]
            || !Enum.TryParse<ConcernTurn>(post, ignoreCase: true, out var turn) || !Covers(days, hours, at)) return null;
        var email = rest.FirstOrDefault(word => word.Contains('@', StringComparison.Ordinal));
        var phone = string.Join(' ', rest.Where(word => word != email));
        return new Duty(turn, email, phone.Length == 0 ? null : phone);
    }

    /// <summary>Hours that end before they begin end on the next day.</summary>
    private static bool Covers(string days, string hours, DateTime at)
    {
        if (hours.Split('-') is not [var begins, var ends] || !Time(begins, out var from) || !Time(ends, out var to)) return false;
        var minute = at.TimeOfDay;
        return from < to ? On(days, at) && minute >= from && minute < to : (On(days, at) && minute >= from) || (On(days, at.AddDays(-1)) && minute < to);
    }

    private static bool On(string days, DateTime at)
    {
        var day = ((int)at.DayOfWeek + 6) % 7;
        return days.Split('-') switch
        {
            [var one] => Array.IndexOf(Days, one) == day,
            [var first, var last] => Array.IndexOf(Days, first) is >= 0 and var from && from <= day && day <= Array.IndexOf(Days, last),
            _ => false,
        };
    }

    private static bool Time(string text, out TimeSpan time)
    {
        time = TimeSpan.FromHours(24);
        if (text == "24:00") return true;
        var read = TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at);
        time = at.ToTimeSpan();
        return read;
    }
}

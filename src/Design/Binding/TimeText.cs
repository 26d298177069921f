using System.Globalization;

namespace Neighbourhood.Design;

/// <summary>Reads times as people write them: 9:30, 09.30, 0930, 9:30am, 2 pm, midday, midnight.</summary>
internal static class TimeText
{
    public static bool Read(string text, out TimeOnly time)
    {
        time = default;
        var written = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant();
        if (written is "midday" or "noon") return Made(12, 0, out time);
        if (written == "midnight") return Made(0, 0, out time);

        bool? afternoon = null;
        foreach (var (ending, after) in Endings)
        {
            if (!written.EndsWith(ending, StringComparison.Ordinal)) continue;
            written = written[..^ending.Length];
            afternoon = after;
            break;
        }

        if (!Parts(written, afternoon is not null, out var hour, out var minute)) return false;
        if (afternoon is null) return Made(hour, minute, out time);
        if (hour is < 1 or > 12) return false;
        return Made((hour % 12) + (afternoon.Value ? 12 : 0), minute, out time);
    }

    private static readonly (string Ending, bool Afternoon)[] Endings = [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)];

    private static bool Parts(string written, bool hourAlone, out int hour, out int minute)
    {
        (hour, minute) = (0, 0);
        var at = written.IndexOfAny([':', '.', ';']);
        if (at > 0)
        {
            // With seconds, as a browser's own time box may send them.
            var rest = written[(at + 1)..];
            if (rest.Length == 5 && rest[2] == ':' && rest.EndsWith("00", StringComparison.Ordinal)) rest = rest[..2];
            return at <= 2 && rest.Length == 2 && Number(written[..at], out hour) && Number(rest, out minute);
        }
        return written.Length switch
        {
            4 => Number(written[..2], out hour) && Number(written[2..], out minute),
            1 or 2 when hourAlone => Number(written, out hour),
            _ => false,
        };
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool Made(int hour, int minute, out TimeOnly time)
    {
        var real = hour is >= 0 and <= 23 && minute is >= 0 and <= 59;
        time = real ? new TimeOnly(hour, minute) : default;
        return real;
    }
}

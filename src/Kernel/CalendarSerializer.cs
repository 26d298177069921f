using System.Globalization;
using System.Text;

namespace Neighbourhood.Kernel;

/// <summary>Writes a calendar as RFC 5545 has it: text escaped, lines folded at 75 octets and ended with CRLF, times in UTC, so that no rule of a time zone has to travel with them.</summary>
public static class CalendarSerializer
{
    private const int Octets = 75;

    /// <param name="product">What writes it, in English letters: "Case meetings".</param>
    public static string SerializeToString(string name, string product, IEnumerable<CalendarEvent> events)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, $"PRODID:-//Neighbourhood//{product}//EN");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, $"X-WR-CALNAME:{Escaped(name)}");
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        Line(text, "X-PUBLISHED-TTL:PT1H");
        foreach (var happens in events) Write(text, happens);
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Write(StringBuilder text, CalendarEvent happens)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{Escaped(happens.Uid)}");
        Line(text, $"DTSTAMP:{Utc(happens.Stamp)}");
        Line(text, $"DTSTART:{Utc(happens.Start)}");
        Line(text, $"DTEND:{Utc(happens.End)}");
        Line(text, $"SEQUENCE:{happens.Sequence.ToString(CultureInfo.InvariantCulture)}");
        Line(text, $"STATUS:{(happens.Cancelled ? "CANCELLED" : "CONFIRMED")}");
        Line(text, $"SUMMARY:{Escaped(happens.Summary)}");
        Line(text, $"LOCATION:{Escaped(happens.Location)}");
        if (happens.Description is { Length: > 0 } description) Line(text, $"DESCRIPTION:{Escaped(description)}");
        if (happens.Url is { } url) Line(text, $"URL:{url}");
        Line(text, "END:VEVENT");
    }

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Text as a value: what would end it is escaped, a line's end is written as \n, and what is no text is left out.</summary>
    internal static string Escaped(string value)
    {
        var text = new StringBuilder(value.Length + 8);
        for (var at = 0; at < value.Length; at++)
            switch (value[at])
            {
                case '\\' or ';' or ',':
                    text.Append('\\').Append(value[at]);
                    break;
                case '\r' when at + 1 < value.Length && value[at + 1] == '\n':
                    break; // the \n that follows is the end of the line
                case '\r' or '\n':
                    text.Append("\\n");
                    break;
                case < ' ' and not '\t' or '\u007f':
                    break;
                default:
                    text.Append(value[at]);
                    break;
            }
        return text.ToString();
    }

    /// <summary>A line of any length, cut so that no part is longer than 75 octets and no character is cut; each further part begins with a space.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > Octets)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}

using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class CalendarSerializerTests
{
    private static readonly DateTimeOffset Moment = new(2026, 4, 1, 8, 30, 0, TimeSpan.Zero);

    private static CalendarEvent Event(string title, string place) => new("id@here", Moment, Moment, Moment.AddMinutes(90), title, place, 3, false, "https://example.org/mdt/meetings/1");

    /// <summary>What RFC 5545 makes of a text: lines unfolded (3.1), names and values parted (3.1), text unescaped (3.3.11).</summary>
    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Parse(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        foreach (var part in text.Split("\r\n"))
        {
            Assert.True(Encoding.UTF8.GetByteCount(part) <= 75, $"longer than 75 octets: {part}");
        }
        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")[..^1];
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (lines[0], lines[^1]));
        var events = new List<IReadOnlyDictionary<string, string>>();
        Dictionary<string, string>? open = null;
        foreach (var line in lines[1..^1])
        {
            if (line == "BEGIN:VEVENT") open = new(StringComparer.Ordinal);
            else if (line == "END:VEVENT")
            {
                events.Add(open!);
                open = null;
            }
            else if (open is not null) open.Add(line[..line.IndexOf(':', StringComparison.Ordinal)], Unescaped(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]));
        }
        Assert.Null(open);
        return events;
    }

    private static string Unescaped(string value)
    {
        var text = new StringBuilder();
        for (var at = 0; at < value.Length; at++)
            if (value[at] != '\\') text.Append(value[at]);
            else text.Append(value[++at] is 'n' or 'N' ? '\n' : value[at]);
        return text.ToString();
    }

    /// <summary>What is no text is left out: control characters, and halves of characters.</summary>
    private static string Plain(string? text)
    {
        var plain = new StringBuilder();
        foreach (var rune in (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
            if (rune.Value is '\n' or '\t' || (rune.Value >= ' ' && rune.Value != 0x7f)) plain.Append(rune.ToString());
        return plain.ToString();
    }

    [Fact]
    public void Any_title_and_any_place_come_through_whole() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<string>(), (title, place) =>
    {
        var read = Assert.Single(Parse(CalendarSerializer.SerializeToString("Case meetings", "Case meetings", [Event(title ?? "", place ?? "")])));
        return read["SUMMARY"] == Plain(title) && read["LOCATION"] == Plain(place);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Long_texts_of_any_script_are_folded_between_characters() => Prop.ForAll(
        Gen.Elements("a", "é", "ન", "😀", ",", ";", "\\", "\n", " ", ":", "\"").ListOf(200).Select(parts => string.Concat(parts)).ToArbitrary(),
        text => Parse(CalendarSerializer.SerializeToString("Case meetings", "Case meetings", [Event(text, text)]))[0]["SUMMARY"] == text).QuickCheckThrowOnFailure();

    [Fact]
    public void Times_are_in_utc_and_a_cancelled_meeting_says_so()
    {
        var read = Parse(CalendarSerializer.SerializeToString("Case meetings", "Case meetings", [Event("A", "B") with { Cancelled = true }, Event("C", "D")]));
        Assert.Equal(("20260401T083000Z", "20260401T100000Z", "20260401T083000Z"), (read[0]["DTSTART"], read[0]["DTEND"], read[0]["DTSTAMP"]));
        Assert.Equal(("CANCELLED", "CONFIRMED", "3", "id@here"), (read[0]["STATUS"], read[1]["STATUS"], read[0]["SEQUENCE"], read[0]["UID"]));
        Assert.Equal(Moment, DateTimeOffset.ParseExact(read[0]["DTSTART"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
    }

    [Fact]
    public void A_title_cannot_add_a_line_of_its_own()
    {
        var read = Assert.Single(Parse(CalendarSerializer.SerializeToString("Case meetings", "Case meetings", [Event("A\r\nEND:VEVENT\r\nATTENDEE:mailto:x@example.org", "B")])));
        Assert.DoesNotContain("ATTENDEE", read.Keys);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Gates;

/// <summary>A part of the day on London's clocks; it may go over midnight. From is in it, To is not.</summary>
internal sealed partial record DayPart(TimeOnly From, TimeOnly To)
{
    /// <summary>Eight in the evening to eight in the morning.</summary>
    internal static DayPart Night { get; } = new(new(20, 0), new(8, 0));

    internal bool Holds(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.London().DateTime) is var time
        && (From == To || (From < To ? time >= From && time < To : time >= From || time < To));

    /// <summary>The next instant, this one too, at which London's clocks leave this part of the day.</summary>
    internal DateTimeOffset EndAfter(DateTimeOffset instant)
    {
        if (From == To || !Holds(instant)) return instant;
        var day = instant.LondonDay();
        var end = day.AtLondon(To);
        return end > instant ? end : day.AddDays(1).AtLondon(To);
    }

    /// <summary>The next instant, this one too, that lies in it.</summary>
    internal DateTimeOffset NextIn(DateTimeOffset instant)
    {
        if (Holds(instant)) return instant;
        var begin = instant.LondonDay().AtLondon(From);
        return begin > instant ? begin : instant.LondonDay().AddDays(1).AtLondon(From);
    }

    /// <summary>"20:00-08:00", "9am to 3pm", "9-15"; null where it cannot be read.</summary>
    internal static DayPart? Read(string? text)
    {
        if (text is null || Shape().Match(text.Trim()) is not { Success: true } match) return null;
        return Time(match, "a") is { } from && Time(match, "b") is { } to && from != to ? new DayPart(from, to) : null;
    }

    private static TimeOnly? Time(Match match, string side)
    {
        var hour = int.Parse(match.Groups["h" + side].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["m" + side] is { Success: true, Value: var minutes } ? int.Parse(minutes, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["x" + side].Value.ToLowerInvariant();
        if (half.Length > 0 && hour is 0 or > 12) return null;
        hour = half switch { "am" => hour % 12, "pm" => (hour % 12) + 12, _ => hour };
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    [GeneratedRegex(@"^(?<ha>\d{1,2})(?:[:.](?<ma>\d{2}))?\s*(?<xa>am|pm)?\s*(?:-|–|to)\s*(?<hb>\d{1,2})(?:[:.](?<mb>\d{2}))?\s*(?<xb>am|pm)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}

using System.Globalization;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Screens;

/// <summary>Whether a service that could help now is closed, and when the next working morning is.</summary>
internal sealed class Hours(ISend send, TimeProvider clock)
{
    /// <summary>From when on the day before days off nobody is there to take it over.</summary>
    private static readonly TimeOnly Evening = new(17, 0);

    /// <param name="CrisisLine">Empty where the place has not set it.</param>
    internal sealed record Now(bool Closed, DateOnly NextMorning, string CrisisLine);

    internal async Task<Now> Of(Guid? areaId, CancellationToken ct)
    {
        var at = clock.Now();
        var (today, time) = (at.LondonDay(), When.OfDay(at));
        var (from, to) = Quiet(await send.Ask(new GetSetting("contact.quietHours", areaId), ct));
        var night = from < to ? time >= from && time < to : time >= from || time < to;
        var working = await send.Ask(new AddWorkingDays(today, 0), ct) == today;
        var before = await send.Ask(new AddWorkingDays(today.AddDays(1), 0), ct) != today.AddDays(1) && time >= Evening;
        var next = !working ? await send.Ask(new AddWorkingDays(today, 0), ct)
            : night && time < to && time < from ? today
            : await send.Ask(new AddWorkingDays(today, 1), ct);
        return new(night || !working || before, next, await send.Ask(new GetSetting("screen.crisisLine", areaId), ct));
    }

    /// <summary>"20:00-08:00", as the setting is checked; the night where it cannot be read.</summary>
    private static (TimeOnly From, TimeOnly To) Quiet(string span) =>
        span.Split('-', StringSplitOptions.TrimEntries) is [var from, var to]
        && TimeOnly.TryParse(from, CultureInfo.InvariantCulture, out var begins) && TimeOnly.TryParse(to, CultureInfo.InvariantCulture, out var ends)
            ? (begins, ends) : (new(20, 0), new(8, 0));
}

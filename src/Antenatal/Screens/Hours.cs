using System.Globalization;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Screens;

/// <summary>Whether the services that could help now are closed, and when the next working morning is.</summary>
internal sealed class Hours(ISend send, TimeProvider clock)
{
    /// <param name="Closed">Nobody is there to take it over: whoever asked sees whom to ring, and names who goes on with it.</param>
    /// <param name="CrisisLine">Empty where the place has not set it.</param>
    internal sealed record Now(bool Closed, DateOnly NextMorning, string CrisisLine);

    internal async Task<Now> Of(Guid? areaId, CancellationToken ct)
    {
        var at = clock.Now();
        var (today, time) = (at.LondonDay(), When.OfDay(at));
        var (opens, closes) = Read(await send.Ask(new GetSetting("screen.hours", areaId), ct));
        var working = await send.Ask(new AddWorkingDays(today, 0), ct) == today;
        var next = working && time < opens ? today : await send.Ask(new AddWorkingDays(today, working ? 1 : 0), ct);
        return new(!working || time < opens || time >= closes, next, await send.Ask(new GetSetting("screen.crisisLine", areaId), ct));
    }

    /// <summary>"09:00-17:00"; the usual hours where it cannot be read, or would be open over night.</summary>
    private static (TimeOnly Opens, TimeOnly Closes) Read(string span) =>
        span.Split('-', StringSplitOptions.TrimEntries) is [var from, var to]
        && TimeOnly.TryParse(from, CultureInfo.InvariantCulture, out var opens) && TimeOnly.TryParse(to, CultureInfo.InvariantCulture, out var closes) && opens < closes
            ? (opens, closes) : (new(9, 0), new(17, 0));
}

using System.Globalization;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>Whether anybody of peer support is there now, and whom to ring where nobody is.</summary>
internal sealed class PeerHours(Db db, ISend send, CurrentUser user, TimeProvider clock)
{
    /// <param name="Closed">Nobody answers before the next working morning.</param>
    /// <param name="NextMorning">The next working day on which somebody answers.</param>
    /// <param name="Opens">At what time of that day.</param>
    /// <param name="Numbers">999, 101 and the duty service of this hour, with commas.</param>
    internal sealed record Now(bool Closed, DateOnly NextMorning, TimeOnly Opens, string Numbers);

    private sealed record Place(Guid? NeighbourhoodId);

    /// <summary>In this neighbourhood; null for everywhere.</summary>
    internal async Task<Now> Of(Guid? areaId, CancellationToken ct)
    {
        var at = clock.Now();
        var (today, time) = (at.LondonDay(), When.OfDay(at));
        var (opens, closes) = Read(await send.Ask(new GetSetting("peer.hours", areaId), ct));
        var working = await send.Ask(new AddWorkingDays(today, 0), ct) == today;
        var next = working && time < opens ? today : await send.Ask(new AddWorkingDays(today, working ? 1 : 0), ct);
        return new(!working || time < opens || time >= closes, next, opens, (await send.Ask(new GetSafeguardingDuty(areaId), ct)).Numbers);
    }

    /// <summary>Where the signed-in supporter or coordinator works.</summary>
    internal async Task<Now> Mine(CancellationToken ct)
    {
        var scopes = user.ScopesFor(Permissions.RaiseConcern)?.ToList() ?? [];
        var place = await db.Query<Place>("""
            SELECT p.neighbourhood_id FROM peersupport_programme p
            WHERE p.id IN @scopes OR p.id IN (SELECT s.programme_id FROM peersupport_supporter s WHERE s.user_id = @me) ORDER BY p.opened_on, p.id
            """, new { scopes, me = user.Id }, ct);
        return await Of(place.Count > 0 ? place[0].NeighbourhoodId : null, ct);
    }

    /// <summary>"09:00-17:00"; the usual hours where it cannot be read, or would be open over night.</summary>
    private static (TimeOnly Opens, TimeOnly Closes) Read(string span) =>
        span.Split('-', StringSplitOptions.TrimEntries) is [var from, var to]
        && TimeOnly.TryParse(from, CultureInfo.InvariantCulture, out var opens) && TimeOnly.TryParse(to, CultureInfo.InvariantCulture, out var closes) && opens < closes
            ? (opens, closes) : (new(9, 0), new(17, 0));
}

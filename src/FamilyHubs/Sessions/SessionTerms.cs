using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>What a session or a series is held as: which activity, where, by whom, for how many.</summary>
/// <param name="Capacity">Places; null with <paramref name="NoLimit"/> for no limit, null alone where nobody said yet.</param>
/// <param name="Opens">Families may book at once.</param>
internal sealed record SessionTerms(
    Guid SiteId, Guid ActivityId, Guid? ProgrammeId, Guid? RoomId, string? Place, string? Link, int Minutes, int? Capacity, bool NoLimit, IReadOnlyList<Guid> LeadIds, bool Opens)
{
    internal bool MayOpen => LeadIds.Count > 0 && (Capacity is not null || NoLimit);
}

/// <summary>Checks what somebody plans against what there is: a site and a room that are open, an activity that is the planner's, leads who work here.</summary>
internal sealed class TermChecks(Db db, ISend send, Guard guard)
{
    internal const int LeastMinutes = 15;
    internal const int MostMinutes = 720;
    internal const int MostPlaces = 1000;

    private sealed record Site(string? Link, DateOnly OpenedOn, DateOnly? ClosedOn);

    private sealed record Offered(Guid Id, bool Virtual, DateOnly? RetiredOn);

    private sealed record Ends(DateOnly OpenedOn, DateOnly? ClosedOn, DateOnly? RetiredOn);

    /// <exception cref="Refused">With every reason at once.</exception>
    internal async Task<SessionTerms> Of(
        Refusals refusals, DateOnly? day, Guid siteId, Guid? activityId, Guid? programmeId, Guid? roomId, string? place, string? link, int? minutes, int? capacity, bool noLimit,
        IReadOnlyList<Guid>? leadIds, bool opens, CancellationToken ct)
    {
        (place, link) = (Tidy(place), Tidy(link));
        IReadOnlyList<Guid> leads = [.. (leadIds ?? []).Distinct()];
        var site = await db.Find<Site>("SELECT link, opened_on, closed_on FROM familyhubs_site WHERE id = @siteId", new { siteId }, ct) ?? throw new NotFound("The site");
        var offered = activityId is { } activity && await guard.Reaches(Permissions.PlanSessions, "ActivityId", activity, ct)
            ? await db.Find<Offered>("SELECT id, virtual, retired_on FROM familyhubs_activity WHERE id = @activity", new { activity }, ct)
            : null;
        refusals
            .If(site.OpenedOn > day, "SiteId", $"This place opens on {When.Date(site.OpenedOn)}: choose that day or a later one, or another place")
            .If(site.ClosedOn <= day, "SiteId", "This place is closed on that day: choose another")
            .If(offered is null, "ActivityId", "Choose an activity of your hub")
            .If(offered?.RetiredOn <= day, "ActivityId", "This activity is not offered any more on that day: choose another")
            .If(roomId is not null && !await IsRoom(roomId.Value, siteId, day, ct), "RoomId", "Choose a room of this place that is in use on that day")
            .If(programmeId is not null && !await IsProgramme(programmeId.Value, siteId, activityId, ct), "ProgrammeId", "Choose a programme of this activity at this place")
            .If(roomId is not null && place is not null, "Place", "Choose a room or enter another place, not both")
            .Text(place, "Place", 200)
            .Text(link, "Link", 300)
            .If(link is not null && !IsLink(link), "Link", "Enter the whole link, beginning with https://")
            .If(offered is { Virtual: true } && link is null && site.Link is null, "Link", "This activity is held online: enter the link");
        Said(refusals, minutes, capacity, noLimit, leads, opens);
        await Leads(refusals, leads, ct);
        refusals.Throw();
        return new(siteId, activityId!.Value, programmeId, roomId, place, link, minutes!.Value, capacity, noLimit, leads, opens);
    }

    /// <summary>What can be said of a plan before its place and its activity are known.</summary>
    internal static void Said(Refusals refusals, int? minutes, int? capacity, bool noLimit, IReadOnlyList<Guid> leads, bool opens)
    {
        refusals.If(minutes is null or < LeastMinutes or > MostMinutes, "Minutes", $"Enter how long it takes, from {LeastMinutes} to {MostMinutes} minutes");
        Capacity(refusals, capacity, noLimit);
        refusals
            .If(opens && leads.Count == 0, "LeadIds", "Choose who leads it: it opens only with a lead")
            .If(opens && capacity is null && !noLimit, "Capacity", "Enter how many places there are, or say that there is no limit");
    }

    internal static void Capacity(Refusals refusals, int? capacity, bool noLimit) => refusals
        .If(capacity is < 1 or > MostPlaces, "Capacity", $"Enter a number of places from 1 to {MostPlaces}")
        .If(capacity is not null && noLimit, "Capacity", "Enter a number of places or say that there is no limit, not both");

    internal async Task Leads(Refusals refusals, IReadOnlyList<Guid> leads, CancellationToken ct)
    {
        if (leads.Count == 0) return;
        refusals.If(leads.Count > 20, "LeadIds", "Choose at most 20 leads");
        var known = (await send.Ask(new GetStaff(leads), ct)).Where(w => !w.Ended).Select(w => w.Id).ToHashSet();
        refusals.If(!leads.All(known.Contains), "LeadIds", "Choose leads who work here now");
    }

    /// <summary>Where a change of one session goes, by the same rules.</summary>
    internal async Task Where(Refusals refusals, Guid siteId, Guid? roomId, DateOnly? day, string? place, string? link, CancellationToken ct) => refusals
        .If(roomId is not null && !await IsRoom(roomId.Value, siteId, day, ct), "RoomId", "Choose a room of this place that is in use on that day")
        .If(roomId is not null && place is not null, "Place", "Choose a room or enter another place, not both")
        .Text(place, "Place", 200)
        .Text(link, "Link", 300)
        .If(link is not null && !IsLink(link), "Link", "Enter the whole link, beginning with https://");

    /// <summary>A day onto which a session or a plan goes: its place is open and its activity is offered. On <c>Day</c>.</summary>
    internal async Task OnDay(Refusals refusals, Guid siteId, Guid activityId, DateOnly? day, CancellationToken ct)
    {
        var held = (await db.Find<Ends>("""
            SELECT t.opened_on, t.closed_on, a.retired_on FROM familyhubs_site t JOIN familyhubs_activity a ON a.id = @activityId WHERE t.id = @siteId
            """, new { siteId, activityId }, ct))!;
        refusals
            .If(held.OpenedOn > day, "Day", $"The place opens on {When.Date(held.OpenedOn)}: choose that day or a later one")
            .If(held.ClosedOn <= day, "Day", $"The place is closed from {(held.ClosedOn is { } closed ? When.Date(closed) : "")} on: choose an earlier day")
            .If(held.RetiredOn <= day, "Day", $"The activity is not offered from {(held.RetiredOn is { } retired ? When.Date(retired) : "")} on: choose an earlier day");
    }

    internal static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsLink(string link) => Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;

    /// <summary>A room that is taken out of use later may be planned until then.</summary>
    private async Task<bool> IsRoom(Guid id, Guid siteId, DateOnly? day, CancellationToken ct) => await db.Find<int>("""
        SELECT COUNT(*) FROM familyhubs_room WHERE id = @id AND site_id = @siteId AND (retired_on IS NULL OR retired_on > @day)
        """, new { id, siteId, day }, ct) > 0;

    private async Task<bool> IsProgramme(Guid id, Guid siteId, Guid? activityId, CancellationToken ct) => await db.Find<int>("""
        SELECT COUNT(*) FROM familyhubs_programme WHERE id = @id AND site_id = @siteId AND activity_id = @activityId AND ended_on IS NULL
        """, new { id, siteId, activityId }, ct) > 0;
}

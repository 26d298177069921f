using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>One session as its page shows it.</summary>
/// <param name="Booked">Places taken.</param>
/// <param name="Waiting">Families on the waiting list.</param>
/// <param name="Sizes">Warnings where it has more places than its room holds, or than the activity is meant for, until it is over.</param>
/// <param name="Ratio">A warning where more places are booked than its leads may look after; null otherwise.</param>
internal sealed record SessionView(
    SessionView.Row Session, IReadOnlyList<SessionView.Lead> Leads, int Booked, int Waiting, string? Ratio, IReadOnlyList<string> Sizes, IReadOnlyList<SessionView.Step> Steps)
{
    internal sealed record Row(
        Guid Id, Guid? SeriesId, DateOnly? DayInSeries, Guid ActivityId, string Title, Guid SiteId, string Site, string? Programme, Guid? RoomId, string? Room, string? Place, string? Link, string? SiteLink,
        DateOnly? SiteClosedOn, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt, SessionStatus Status, Bookable Bookable, int? Capacity, int? ChildrenPerLead, int? MeantFor, int? RoomHolds, string? Topic, string? Notes,
        string? CancelledCode, string? CancelledReason, int Version);

    /// <param name="Name">Of the worker.</param>
    internal sealed record Lead(Guid UserId, string Name, bool IsFirst, DateTimeOffset? InAt, DateTimeOffset? OutAt);

    internal sealed record Step(string Says, string? Reason, string? By, DateTimeOffset At);

    internal string Title => Session.Title;

    /// <summary>The place is closed by then, and the session is still planned there.</summary>
    internal bool PlaceIsClosed => Status is SessionStatus.Planned or SessionStatus.Open && Session.SiteClosedOn <= Session.Day;

    internal SessionStatus Status => Session.Status;

    /// <summary>Where it is held, in words: the room, another place, or the site.</summary>
    internal string Where => Session.Place is { } place ? $"{place} ({Session.Site})" : Session.Room is { } room ? $"{room}, {Session.Site}" : Session.Site;

    /// <summary>"7 of 12 places booked, 2 families waiting".</summary>
    internal string Places
    {
        get
        {
            var booked = Session.Capacity is { } most ? $"{Booked} of {Fit.Count(most, "place", "places")} booked" : Booked == 0 ? "No limit" : $"{Fit.Count(Booked, "place", "places")} booked, no limit";
            return Waiting == 0 ? booked : $"{booked}, {Fit.Count(Waiting, "family", "families")} waiting";
        }
    }
}

/// <summary>A hub's staff see one of their sessions.</summary>
[Allows(Permissions.ViewSessions, On = nameof(SessionId))]
internal sealed record SeeSession(Guid SessionId) : IQuery<SessionView>;

internal sealed class AnswerSeeSession(Db db, History history, ISend send) : IQueryHandler<SeeSession, SessionView>
{
    private sealed record LeadRow(Guid UserId, bool IsFirst, DateTimeOffset? InAt, DateTimeOffset? OutAt);

    private sealed record Counts(int Booked, int Waiting);

    public async Task<SessionView> Handle(SeeSession query, CancellationToken ct)
    {
        var row = await db.Find<SessionView.Row>("""
            SELECT s.id, s.series_id, s.day_in_series, s.activity_id, a.title, s.site_id, st.name AS site, p.cohort AS programme, s.room_id, r.name AS room, s.place, s.link, st.link AS site_link,
                   st.closed_on AS site_closed_on, s.day, s.starts_at, s.ends_at, s.status, a.bookable, s.capacity, a.children_per_lead, a.capacity AS meant_for, r.capacity AS room_holds, s.topic, s.notes, s.cancelled_code, s.cancelled_reason, s.version
            FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site st ON st.id = s.site_id
            LEFT JOIN familyhubs_room r ON r.id = s.room_id LEFT JOIN familyhubs_programme p ON p.id = s.programme_id
            WHERE s.id = @SessionId
            """, query, ct) ?? throw new NotFound("The session");
        var leads = await db.Query<LeadRow>("SELECT user_id, is_first, in_at, out_at FROM familyhubs_session_lead WHERE session_id = @SessionId ORDER BY is_first DESC, user_id", query, ct);
        var counts = (await db.Find<Counts>("""
            SELECT COALESCE(SUM(CASE WHEN status IN ('Booked', 'Attended') THEN places ELSE 0 END), 0) AS booked,
                   COALESCE(SUM(CASE WHEN status = 'Waiting' THEN 1 ELSE 0 END), 0) AS waiting
            FROM familyhubs_booking WHERE session_id = @SessionId
            """, query, ct))!;
        var steps = await history.Of(query.SessionId, ct);
        var names = await send.Names([.. leads.Select(l => (Guid?)l.UserId), .. steps.Select(s => s.ByUser)], ct);
        return new(
            row,
            [.. leads.Select(l => new SessionView.Lead(l.UserId, names(l.UserId), l.IsFirst, l.InAt, l.OutAt))],
            counts.Booked, counts.Waiting,
            Fit.Ratio(row.ChildrenPerLead, leads.Count, counts.Booked),
            row.Status is SessionStatus.Planned or SessionStatus.Open or SessionStatus.Running ? [.. Fit.Sizes(row.Room, row.RoomHolds, row.MeantFor, row.Capacity, counts.Booked)] : [],
            [.. steps.Select(s => new SessionView.Step(Enum.TryParse<SessionStatus>(s.ToStatus, out var to) ? Session.Label(to) : s.ToStatus, s.Reason, s.ByUser is null ? null : names(s.ByUser), s.At))]);
    }
}

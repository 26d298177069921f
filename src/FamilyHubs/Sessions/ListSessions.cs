using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>A hub worker sees the sessions of their places day by day, what is on now first; another system asks for the same. Nothing of any person is in it.</summary>
internal static class ListSessions
{
    /// <param name="From">A London day; today where none is said.</param>
    /// <param name="To">Included; a fortnight from <paramref name="From"/> where none is said, at most 92 days.</param>
    /// <param name="SiteId">Only this place; null for all of one's own.</param>
    [Allows(Permissions.ViewSessions, Unscoped = "only sessions of the user's own places are answered")]
    internal sealed record Query(DateOnly? From = null, DateOnly? To = null, Guid? SiteId = null) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Booked">Places taken.</param>
    /// <param name="Waiting">Families on the waiting list.</param>
    /// <param name="Leads">How many lead it.</param>
    internal sealed record Row(
        Guid Id, Guid ActivityId, string Title, Guid SiteId, string Site, string? Room, string? Place, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt, SessionStatus Status,
        Bookable Bookable, int? Capacity, int Booked, int Waiting, int Leads, string? Topic)
    {
        internal string Where => Place is { } place ? $"{place} ({Site})" : Room is { } room ? $"{room}, {Site}" : Site;
    }

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        internal const int MostDays = 92;

        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var from = query.From ?? clock.Today();
            var to = query.To ?? (from > DateOnly.MaxValue.AddDays(-13) ? from : from.AddDays(13));
            new Refusals().If(to < from, "To", "The last day must not be before the first").If(to.DayNumber - from.DayNumber > MostDays, "To", $"Ask for at most {MostDays} days at once").Throw();
            var scopes = user.ScopesFor(Permissions.ViewSessions);
            return await db.Query<Row>("""
                SELECT s.id, s.activity_id, a.title, s.site_id, st.name AS site, r.name AS room, s.place, s.day, s.starts_at, s.ends_at, s.status, a.bookable, s.capacity,
                       (SELECT COALESCE(SUM(b.places), 0) FROM familyhubs_booking b WHERE b.session_id = s.id AND b.status IN ('Booked', 'Attended')) AS booked,
                       (SELECT COUNT(*) FROM familyhubs_booking b WHERE b.session_id = s.id AND b.status = 'Waiting') AS waiting,
                       (SELECT COUNT(*) FROM familyhubs_session_lead l WHERE l.session_id = s.id) AS leads, s.topic
                FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site st ON st.id = s.site_id JOIN familyhubs_site h ON h.id = a.site_id
                LEFT JOIN familyhubs_room r ON r.id = s.room_id
                WHERE s.day >= @from AND s.day <= @to AND (@any = 1 OR s.site_id = @site)
                  AND (@everywhere = 1 OR s.site_id IN @scopes OR st.neighbourhood_id IN @scopes OR a.site_id IN @scopes OR h.neighbourhood_id IN @scopes
                       OR EXISTS (SELECT 1 FROM familyhubs_session_lead l WHERE l.session_id = s.id AND l.user_id = @me))
                ORDER BY s.starts_at, a.title, s.id
                """, new { from, to, any = query.SiteId is null, site = query.SiteId ?? Guid.Empty, everywhere = scopes is null, scopes = scopes?.ToList() ?? [], me = user.Id ?? Guid.Empty }, ct);
        }
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/familyhubs/sessions", ([AsParameters] Query query, ISend send, CancellationToken ct) => send.Ask(query, ct));

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ViewSessions, Unscoped = "only sessions of the user's own places are shown")]
    internal sealed class Page(ISend send, PlanChoices plan, CurrentUser user, TimeProvider clock) : FormPage
    {
        private const int DaysAtOnce = 14;

        public DateOnly? From { get; set; }
        public Guid? SiteId { get; set; }

        internal DateOnly Today { get; } = clock.Today();

        internal DateOnly Begin => From ?? Today;

        internal IReadOnlyList<Row> Sessions { get; private set; } = [];

        /// <summary>Over by the clock, and never opened: whether it was held, only people know. Of the last fortnight.</summary>
        internal IReadOnlyList<Row> NeverOpened { get; private set; } = [];

        /// <summary>Over, and the register is still open; of the last fortnight.</summary>
        internal IReadOnlyList<Row> ToClose { get; private set; } = [];

        internal IReadOnlyList<SelectListItem> Sites => plan.Sites;

        internal bool MayPlan => user.May(Permissions.PlanSessions);

        internal bool MayTake => user.May(Permissions.TakeRegister);

        internal bool MayUseDevice => user.May(Permissions.UseDevice);

        /// <summary>What is on now, or begins within the hour: one press from its register.</summary>
        internal IReadOnlyList<Row> Now => From is null ? [.. Sessions.Where(s => s.Status == SessionStatus.Running || (s.Status == SessionStatus.Open && s.StartsAt <= clock.Now().AddHours(1)))] : [];

        internal DateOnly Next => Begin.AddDays(DaysAtOnce);

        internal DateOnly Before => Begin.AddDays(-DaysAtOnce);

        public async Task OnGet(CancellationToken ct)
        {
            if (!ModelState.IsValid || From < new DateOnly(2000, 1, 1) || From > new DateOnly(2200, 1, 1)) From = null;
            ModelState.Clear();
            Sessions = await send.Ask(new Query(Begin, Begin.AddDays(DaysAtOnce - 1), SiteId), ct);
            IReadOnlyList<Row> lately = From is null ? await send.Ask(new Query(Today.AddDays(-DaysAtOnce), Today, SiteId), ct) : [];
            ToClose = [.. lately.Where(s => s.Status == SessionStatus.Held)];
            NeverOpened = [.. lately.Where(s => s.Status == SessionStatus.Planned && s.EndsAt <= clock.Now())];
            await plan.LoadSites(ct);
        }
    }
}

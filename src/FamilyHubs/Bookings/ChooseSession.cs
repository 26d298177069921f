using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>A hub worker comes from a family's card and chooses which of their own hubs' sessions to book for them.</summary>
internal static class ChooseSession
{
    internal const int AtOnce = 50;

    [Allows(Permissions.Book, Unscoped = "only sessions of the user's own hubs are answered, for a family that they work with")]
    internal sealed record Query(Guid HouseholdId, DateOnly? From = null) : IQuery<Answer>;

    internal sealed record Answer(string Family, IReadOnlyList<Choice> Sessions);

    /// <param name="Taken">Places that are taken.</param>
    internal sealed record Choice(Guid Id, string Title, string Site, string? Place, DateTimeOffset StartsAt, Bookable Bookable, int? Capacity, int Taken)
    {
        internal string Room => Bookable == Bookable.DropIn ? "No booking needed" : Capacity is not { } most ? "Places free" : Taken >= most ? "Full: waiting list" : most - Taken == 1 ? "1 place left" : $"{most - Taken} places left";
    }

    internal sealed class Handler(Db db, ISend send, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var family = await send.Ask(new GetHousehold(query.HouseholdId), ct) ?? throw new NotFound("The family");
            var scopes = user.ScopesFor(Permissions.Book);
            var from = query.From is { } day && day > clock.Today() ? day.AtLondon(TimeOnly.MinValue) : clock.Now();
            var sessions = await db.Query<Choice>("""
                SELECT s.id, a.title, t.name AS site, s.place, s.starts_at, a.bookable, s.capacity,
                       (SELECT COALESCE(SUM(b.places), 0) FROM familyhubs_booking b WHERE b.session_id = s.id AND b.status IN ('Booked', 'Attended')) AS taken
                FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site t ON t.id = s.site_id
                WHERE s.status = 'Open' AND s.starts_at > @from AND (t.closed_on IS NULL OR t.closed_on > s.day)
                  AND (@everywhere = 1 OR s.site_id IN @scopes OR a.site_id IN @scopes OR EXISTS (SELECT 1 FROM familyhubs_session_lead l WHERE l.session_id = s.id AND l.user_id = @me))
                ORDER BY s.starts_at, s.id OFFSET 0 ROWS FETCH NEXT @AtOnce ROWS ONLY
                """, new { from, everywhere = scopes is null, scopes = (scopes ?? new HashSet<Guid>()).ToList(), me = user.Id, AtOnce }, ct);
            return new(family.Name, sessions);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Book, Unscoped = "only sessions of the user's own hubs are shown, for a family that they work with")]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid HouseholdId { get; set; }
        public DateOnly? From { get; set; }

        internal Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Shown = await send.Ask(new Query(HouseholdId, From), ct);
        }
    }
}

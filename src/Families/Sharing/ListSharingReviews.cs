using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>A worker sees which answers about sharing are due to be asked again in the families that they work with. Until then they stand.</summary>
internal static class ListSharingReviews
{
    private const int Most = 100;

    [Allows(Permissions.RecordSharing, Unscoped = "a list: limited to the families that the worker works with")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    internal sealed record Row(Guid PersonId, string Person, SharingPurpose Purpose, SharingBasis Answer, DateOnly GivenOn);

    internal sealed class Handler(Db db, CurrentUser user, ISend send, Reviews reviews, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.RecordSharing);
            var today = clock.Today();
            var cut = (await reviews.DueIfGivenBy(today, ct)).AddDays(1).AtLondon(default);
            // Somebody who was answered for twice on that purpose is asked about once: the newest answer of each who gave one counts.
            var due = await db.Query<Due>("""
                SELECT s.person_id, s.purpose, s.basis, s.recorded_at
                FROM families_sharing s
                WHERE s.id IN (
                    SELECT r.id FROM families_sharing r WHERE r.set_aside_at IS NULL AND r.review_by IS NOT NULL AND r.review_by <= @today
                    UNION ALL SELECT g.id FROM families_sharing g WHERE g.set_aside_at IS NULL AND g.review_by IS NULL AND g.recorded_at < @cut)
                  AND NOT EXISTS (SELECT 1 FROM families_sharing n WHERE n.person_id = s.person_id AND n.purpose = s.purpose AND n.recorded_at > s.recorded_at
                    AND (s.given_by IS NULL OR (n.given_by = s.given_by AND n.given_by_person_id = s.given_by_person_id)))
                  AND EXISTS (SELECT 1 FROM families_member m JOIN families_household h ON h.id = m.household_id
                    WHERE m.person_id = s.person_id AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
                      AND (@everywhere = 1 OR h.neighbourhood_id IN @scopes OR EXISTS (SELECT 1 FROM families_involvement i WHERE i.household_id = h.id AND i.kind <> 'invited'
                        AND i.from_on <= @today AND (i.to_on IS NULL OR i.to_on > @today) AND (i.team_or_site_id IN @scopes OR i.user_id IN @scopes))))
                  AND NOT EXISTS (SELECT 1 FROM families_member m JOIN families_barred b ON b.household_id = m.household_id
                    WHERE m.person_id = s.person_id AND b.user_id = @me AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today))
                  AND NOT EXISTS (SELECT 1 FROM families_person p WHERE p.id = s.person_id AND p.deceased_on IS NOT NULL)
                ORDER BY s.recorded_at, s.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { today, cut, everywhere = scopes is null, scopes = (IReadOnlyList<Guid>)[.. scopes ?? new HashSet<Guid>()], me = user.Id, Most }, ct);
            var people = (await send.Ask(new GetPeople([.. due.Select(d => d.PersonId).Distinct()]), ct)).ToDictionary(p => p.Id, p => p.Name);
            return [.. due.Select(d => new Row(d.PersonId, people.GetValueOrDefault(d.PersonId, People.Names.Nobody), d.Purpose, d.Basis, d.RecordedAt.LondonDay())).DistinctBy(r => (r.PersonId, r.Purpose))];
        }

        private sealed record Due(Guid PersonId, SharingPurpose Purpose, SharingBasis Basis, DateTimeOffset RecordedAt);
    }

    [Allows(Permissions.RecordSharing, Unscoped = "a list: limited to the families that the worker works with")]
    internal sealed class Page(ISend send) : PageModel
    {
        public IReadOnlyList<Row> Rows { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }

    /// <summary>On a worker's first page: how many answers are due to be asked again.</summary>
    internal sealed class Waiting(ISend send) : IWaiting
    {
        public string Path => "/families/sharing";

        public async Task<string?> Says(CancellationToken ct) => (await send.Ask(new Query(), ct)).Count switch
        {
            0 => null,
            1 => "1 answer is due to be asked again.",
            >= Most => $"{Most} answers or more are due to be asked again.",
            var due => $"{due} answers are due to be asked again.",
        };
    }
}

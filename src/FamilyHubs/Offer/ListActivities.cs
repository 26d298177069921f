using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A hub worker sees what the hub offers, by strand, for whom and by age.</summary>
internal static class ListActivities
{
    /// <param name="Band">A code of <see cref="OfferCodes.Bands"/>; anything else is every age.</param>
    /// <param name="Retired">Those that are no longer offered.</param>
    [Allows(Permissions.ViewOffer, Unscoped = "only activities of the user's own hubs are answered")]
    internal sealed record Query(Strand? Strand = null, Audience? Audience = null, string? Band = null, bool Retired = false, int Skip = 0) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Row> Activities, bool More);

    internal sealed record Row(
        Guid Id, string Title, string Site, Strand Strand, Audience Audience, int? AgeFromMonths, int? AgeToMonths, Bookable Bookable, bool Virtual, bool IsPublic, DateOnly? RetiredOn, int ToCome);

    internal const int AtOnce = 50;

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.ViewOffer);
            var band = OfferCodes.Bands.FirstOrDefault(b => b.Code == query.Band);
            var rows = await db.Query<Row>("""
                SELECT a.id, a.title, s.name AS site, a.strand, a.audience, a.age_from_months, a.age_to_months, a.bookable, a.virtual, a.is_public, a.retired_on,
                    (SELECT COUNT(*) FROM familyhubs_session n WHERE n.activity_id = a.id AND n.starts_at > @now AND n.status IN ('Planned', 'Open')) AS to_come
                FROM familyhubs_activity a JOIN familyhubs_site s ON s.id = a.site_id
                WHERE (@everywhere = 1 OR a.site_id IN @scopes)
                  AND (@strand IS NULL OR a.strand = @strand) AND (@audience IS NULL OR a.audience = @audience)
                  AND (@bandFrom IS NULL OR (a.audience <> 'Expectant' AND COALESCE(a.age_from_months, 0) <= @bandTo AND COALESCE(a.age_to_months, 9999) >= @bandFrom))
                  AND ((@retired = 1 AND a.retired_on IS NOT NULL) OR (@retired = 0 AND a.retired_on IS NULL))
                ORDER BY a.folded_title, a.id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
                """, new
            {
                everywhere = scopes is null,
                scopes = HubChoices.Limits(scopes),
                strand = query.Strand,
                audience = query.Audience,
                bandFrom = band?.FromMonths,
                bandTo = band?.ToMonths,
                retired = query.Retired,
                now = clock.Now(),
                skip = query.Skip,
                take = AtOnce + 1,
            }, ct);
            return new([.. rows.Take(AtOnce)], rows.Count > AtOnce);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ViewOffer, Unscoped = "only activities of the user's own hubs are shown")]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        public Strand? Strand { get; set; }
        public Audience? Audience { get; set; }
        public string? Band { get; set; }
        public bool Retired { get; set; }
        public int Skip { get; set; }

        internal Answer Found { get; private set; } = new([], false);

        internal bool MayAdd => user.May(Permissions.ManageOffer);

        internal bool IsFiltered => Strand is not null || Audience is not null || !string.IsNullOrEmpty(Band);

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Skip = Math.Max(0, Skip);
            Found = await send.Ask(new Query(Strand, Audience, Band, Retired, Skip), ct);
        }
    }
}

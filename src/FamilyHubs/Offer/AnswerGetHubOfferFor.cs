using Neighbourhood.Areas.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>Open sessions that fit a family: at places that stand in the neighbourhood or serve it, and virtual ones, which know no boundary.</summary>
internal sealed class AnswerGetHubOfferFor(Db db, ISend send, TimeProvider clock) : IQueryHandler<GetHubOfferFor, IReadOnlyList<GetHubOfferFor.Session>>
{
    internal const int Most = 30;
    private const int WeeksAhead = 8;
    private const int AtOnce = 200;
    private const int YearsAhead = 2;

    private sealed record Row(
        Guid Id, Guid SiteId, string Title, string Site, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Bookable Bookable, int? Capacity, int Taken, Audience Audience,
        int? AgeFromMonths, int? AgeToMonths, string Languages, string Accessibility, string SendNeeds, string SiteAccessibility);

    public async Task<IReadOnlyList<GetHubOfferFor.Session>> Handle(GetHubOfferFor query, CancellationToken ct)
    {
        var audience = string.IsNullOrEmpty(query.Audience) ? (Audience?)null : OfferCodes.AudienceOf(query.Audience) ?? throw new Refused("Audience", "Choose for whom it is from the list");
        var from = query.From is { } day && day > clock.Today() ? day : clock.Today();
        if (from > clock.Today().AddYears(YearsAhead)) return []; // nothing is planned so far ahead
        var serving = await Serving(query.NeighbourhoodId, ct);
        var found = new List<GetHubOfferFor.Session>();
        for (var skip = 0; ; skip += AtOnce)
        {
            var rows = await db.Query<Row>("""
                SELECT s.id, s.site_id, a.title, t.name AS site, s.starts_at, s.ends_at, a.bookable, s.capacity,
                    (SELECT COALESCE(SUM(b.places), 0) FROM familyhubs_booking b WHERE b.session_id = s.id AND b.status IN ('Booked', 'Attended')) AS taken,
                    a.audience, a.age_from_months, a.age_to_months, a.languages, a.accessibility, a.send_needs, t.accessibility AS site_accessibility
                FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site t ON t.id = s.site_id
                WHERE s.status = 'Open' AND s.starts_at > @now AND s.day >= @from AND s.day <= @until
                  AND (a.retired_on IS NULL OR a.retired_on > s.day) AND t.opened_on <= s.day AND (t.closed_on IS NULL OR t.closed_on > s.day)
                  AND (@neighbourhood IS NULL OR t.neighbourhood_id = @neighbourhood OR t.id IN @serving OR t.kind = 'Virtual' OR a.virtual = 1)
                ORDER BY s.starts_at, s.id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
                """, new { now = clock.Now(), from, until = from.AddDays(7 * WeeksAhead), neighbourhood = query.NeighbourhoodId, serving, skip, take = AtOnce }, ct);
            found.AddRange(rows.Where(r => Fits(r, query, audience)).Select(r => new GetHubOfferFor.Session(
                r.Id, r.SiteId, r.Title, r.Site, r.StartsAt, r.EndsAt, OfferCodes.Code(r.Bookable), r.Capacity is { } places ? Math.Max(0, places - r.Taken) : null)));
            if (found.Count >= Most || rows.Count < AtOnce) return [.. found.Take(Most)];
        }
    }

    private static bool Fits(Row row, GetHubOfferFor query, Audience? audience) =>
        ForWhom(row.Audience, audience, query.AgeInMonths) && OfAge(row, query.AgeInMonths)
        && (string.IsNullOrWhiteSpace(query.Language) || Speaks(row.Languages, Folded.Text(query.Language)))
        && (query.Needs ?? []).All(need => Codes.Read(row.Accessibility).Contains(need) || Codes.Read(row.SiteAccessibility).Contains(need) || Codes.Read(row.SendNeeds).Contains(need));

    /// <summary>Places that the areas link to the neighbourhood, wherever they stand.</summary>
    private async Task<IReadOnlyList<Guid>> Serving(Guid? neighbourhoodId, CancellationToken ct)
    {
        if (neighbourhoodId is null) return [];
        var places = await db.Query<Guid>("SELECT id FROM familyhubs_site WHERE closed_on IS NULL OR closed_on > @today", new { today = clock.Today() }, ct);
        return places.Count == 0 ? [] : [.. (await send.Ask(new GetNeighbourhoodsOfHub(places, clock.Today()), ct)).Where(l => l.NeighbourhoodId == neighbourhoodId).Select(l => l.SiteId).Distinct()];
    }

    /// <summary>What is for all parents and carers is for mothers and for fathers too; what is for expectant people is for before the birth.</summary>
    internal static bool ForWhom(Audience offered, Audience? asked, int? ageInMonths) => asked switch
    {
        null when ageInMonths < 0 => offered == Audience.Expectant,
        null when ageInMonths >= 0 => offered != Audience.Expectant,
        null => true,
        Audience.Mothers or Audience.Fathers => offered == asked || offered == Audience.AllCarers,
        _ => offered == asked,
    };

    private static bool OfAge(Row row, int? ageInMonths) => ageInMonths is not { } age || age < 0 || row.Audience == Audience.Expectant
        || ((row.AgeFromMonths ?? 0) <= age && (row.AgeToMonths ?? int.MaxValue) >= age);

    /// <summary>Everything is held in English; the languages are those besides it.</summary>
    private static bool Speaks(string languages, string asked) => asked == "english" || Codes.Read(languages).Any(l => Folded.Text(l) == asked);
}

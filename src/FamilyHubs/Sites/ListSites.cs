using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>Whoever works with families sees the hubs and the places where they go, by locality and kind, open and closed, and where a report and what was seen differ.</summary>
internal static class ListSites
{
    internal enum Stand { Open, Closed, All }

    /// <param name="Locality">An id of a locality, "unknown", "online", or null for all.</param>
    [Allows(Permissions.ViewSites, Unscoped = "where the hubs are is no secret")]
    internal sealed record Query(string? Locality = null, SiteKind? Kind = null, Stand Stand = Stand.Open) : IQuery<Answer>;

    /// <param name="Localities">Of all places that are not closed, for the filter and the table of counts.</param>
    internal sealed record Answer(IReadOnlyList<Row> Sites, IReadOnlyList<Count> Localities, Checks Checks);

    /// <param name="Reported">By the last check; null where there was none.</param>
    internal sealed record Row(
        Guid Id, string Name, SiteKind Kind, HostBuilding? HostBuilding, Guid? LocalityId, string? Locality, string? AddressLine, string? Postcode, DateOnly OpenedOn, DateOnly? ClosedOn,
        SiteStatus? Reported, SiteStatus? Observed, DateOnly? ObservedOn)
    {
        /// <summary>What is online has no locality; what is elsewhere has one that may not be known.</summary>
        internal string Key => LocalityId?.ToString() ?? (Kind == SiteKind.Virtual ? "online" : "unknown");

        internal string Where => Locality ?? (Kind == SiteKind.Virtual ? "Online, for everywhere" : SiteWords.UnknownLocality);
    }

    /// <summary>Open places of a locality, by kind.</summary>
    internal sealed record Count(string Key, string Locality, int Hubs, int Outreach, int Online);

    /// <summary>
    /// Of all places, also of those that are closed here: what was reported of them and what was seen at the last look (R1-02: fewer closings were reported than there were).
    /// A place that closed after somebody saw it open is one at which nobody has looked.
    /// </summary>
    /// <param name="SeenClosed">Closed, or not found there.</param>
    internal sealed record Checks(int ReportedOpen, int SeenOpen, int ReportedClosed, int SeenClosed, int Differ, int NotLooked);

    internal sealed class Handler(Db db, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var (all, today) = (await db.Query<Row>("""
                SELECT s.id, s.name, s.kind, s.host_building, s.locality_id, s.locality, s.address_line, s.postcode, s.opened_on, s.closed_on, c.reported_status AS reported, c.observed_status AS observed, c.observed_on
                FROM familyhubs_site s
                LEFT JOIN familyhubs_site_check c ON c.site_id = s.id AND NOT EXISTS
                    (SELECT 1 FROM familyhubs_site_check n WHERE n.site_id = c.site_id AND (n.observed_on > c.observed_on OR (n.observed_on = c.observed_on AND n.id > c.id)))
                ORDER BY CASE WHEN s.locality IS NULL THEN 1 ELSE 0 END, s.locality, s.folded_name, s.id
                """, ct: ct), clock.Today());
            var open = all.Where(s => !IsClosed(s, today)).ToList();
            var looked = all.Where(s => s.Observed is { } seen && !(IsClosed(s, today) && s.ObservedOn < s.ClosedOn && seen is SiteStatus.Open or SiteStatus.PartlyOpen)).ToList();
            return new(
                [.. all.Where(s => (query.Stand == Stand.All || IsClosed(s, today) == (query.Stand == Stand.Closed)) && (query.Kind is null || s.Kind == query.Kind)
                    && (string.IsNullOrEmpty(query.Locality) || s.Key == query.Locality))],
                [.. open.GroupBy(s => (s.Key, s.Where)).Select(g =>
                    new Count(g.Key.Key, g.Key.Where, g.Count(s => s.Kind == SiteKind.FamilyHub), g.Count(s => s.Kind == SiteKind.OutreachPoint), g.Count(s => s.Kind == SiteKind.Virtual)))],
                new(looked.Count(s => s.Reported == SiteStatus.Open), looked.Count(s => s.Observed == SiteStatus.Open), looked.Count(s => IsGone(s.Reported)), looked.Count(s => IsGone(s.Observed)),
                    looked.Count(s => s.Reported != s.Observed), all.Count - looked.Count));
        }

        private static bool IsGone(SiteStatus? status) => status is SiteStatus.Closed or SiteStatus.NotFound;

        private static bool IsClosed(Row site, DateOnly today) => site.ClosedOn <= today;
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ViewSites, Unscoped = "where the hubs are is no secret")]
    internal sealed class Page(ISend send, CurrentUser user, TimeProvider clock) : PageModel
    {
        public string? Locality { get; set; }
        public SiteKind? Kind { get; set; }
        public Stand Stand { get; set; }

        internal Answer Found { get; private set; } = null!;

        internal bool MayOpen => user.May(Permissions.OpenSites);

        internal DateOnly Today => clock.Today();

        internal IEnumerable<SelectListItem> Localities => Found.Localities.Select(l => new SelectListItem(l.Locality, l.Key));

        internal static IEnumerable<SelectListItem> Kinds => Enum.GetValues<SiteKind>().Select(k => new SelectListItem(SiteWords.Of(k), k.ToString()));

        internal static IEnumerable<SelectListItem> Stands => [new("Open", nameof(Stand.Open)), new("Closed", nameof(Stand.Closed)), new("All", nameof(Stand.All))];

        public async Task OnGet(CancellationToken ct)
        {
            // What cannot be read is no filter.
            ModelState.Clear();
            Found = await send.Ask(new Query(Locality, Kind, Stand), ct);
        }
    }
}

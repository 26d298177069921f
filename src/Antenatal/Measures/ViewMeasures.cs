using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Measures;

/// <summary>A midwife sees the figures of her own pregnancies as they are; she and others see a neighbourhood's with small counts hidden.</summary>
internal static class ViewMeasures
{
    /// <param name="NeighbourhoodId">Null for one's own, or the first that one may see.</param>
    /// <param name="LocalityId">One locality of it; null for all.</param>
    /// <param name="Period">year or last-year; for one's own also months-12 and months-3. Anything else is the financial year.</param>
    /// <param name="AsFile">It leaves as a file, and the audit says so.</param>
    [Allows(Permissions.SeeMeasures, Unscoped = "the neighbourhoods are limited to those where the user works, and one's own figures to one's own")]
    internal sealed record Query(Guid? NeighbourhoodId, Guid? LocalityId, string? Period, bool AsFile = false) : IQuery<Answer>;

    /// <param name="Neighbourhood">Whose; null for one's own.</param>
    /// <param name="To">The last day.</param>
    /// <param name="Below">Counts from 1 to one less are hidden; 0 where nothing is.</param>
    /// <param name="MayOwn">Whether the viewer has figures of their own.</param>
    internal sealed record Answer(
        GetNeighbourhoods.Neighbourhood? Neighbourhood, Guid? LocalityId, string Period, DateOnly From, DateOnly To, int Below, bool MayOwn, IReadOnlyList<GetNeighbourhoods.Neighbourhood> Neighbourhoods,
        IReadOnlyList<FigureLine> Lines, IReadOnlyList<FigureChart> Charts)
    {
        internal string Whose => Neighbourhood is null ? "Your own families" : Neighbourhood.Localities.FirstOrDefault(l => l.Id == LocalityId) is { } locality ? locality.Name : Neighbourhood.Name;
    }

    internal sealed class Handler(MeasureFacts facts, Places places, ISend send, CurrentUser user, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var (all, own) = (await places.Of(ct), user.May(Permissions.OwnMeasures) && user.Id is not null);
            var here = query.NeighbourhoodId is { } asked ? all.FirstOrDefault(n => n.Id == asked) ?? throw new NotFound("The neighbourhood") : own ? null : all.Count > 0 ? all[0] : null;
            if (here is null && !own) return Nothing(all, clock.Today());
            var locality = query.LocalityId is { } one ? here?.Localities.FirstOrDefault(l => l.Id == one) ?? throw new NotFound("The locality") : null;
            var control = here is null ? null : new Suppression(await send.Number("insight.suppressBelow", ct: ct), await send.Number("insight.roundTo", ct: ct));
            var period = FigurePeriod.Of(query.Period, exact: control is null);
            var (from, to) = FigurePeriod.Days(period, clock.Today(), await send.Ask(new GetSetting("insight.fyStart"), ct));
            var terms = new Terms(from, to, clock.Today(), await send.Number("antenatal.bookByDays", here?.Id, ct), await send.Number("antenatal.handoverOnTimeDays", here?.Id, ct));
            var found = await facts.Of(here is null ? user.Id : null, here?.Id, terms, ct);
            var localities = here?.Localities ?? Known(all, found);
            // All localities are settled together: which of them is looked at changes nothing of what is hidden.
            var cells = Counting.Of(found, terms, [.. localities.Select(l => l.Id)], control);
            var place = locality is null ? CountedPlaces.All : CountedPlaces.Place(locality.Id);
            var by = locality is null ? localities.Select(l => (CountedPlaces.Place(l.Id), l.Name)).Append((CountedPlaces.Nowhere, "Not known")).ToList() : [];
            if (query.AsFile) audit.Leaves("export", here is null ? [] : [locality?.Id ?? here.Id]); // last: what is asked in between writes its own row
            return new(here, locality?.Id, period, from, to.AddDays(-1), control?.Below ?? 0, own, all, Figures.Lines(cells, place, Welcomes(found, terms, locality?.Id)), Figures.Charts(cells, place, by));
        }

        /// <summary>Of one's own families: where they live, by the names of the neighbourhoods that one may see.</summary>
        private static IReadOnlyList<GetNeighbourhoods.Locality> Known(IReadOnlyList<GetNeighbourhoods.Neighbourhood> all, Facts found)
        {
            var ids = found.Pregnancies.Select(p => p.LocalityId).OfType<Guid>().ToHashSet();
            return [.. all.SelectMany(n => n.Localities).Where(l => ids.Contains(l.Id)).DistinctBy(l => l.Id)];
        }

        private static List<int> Welcomes(Facts found, Terms terms, Guid? localityId) =>
        [
            .. found.Pregnancies.Where(p => terms.Has(p.BookedOn) && p is { Offered: true, Accepted: true } && (localityId is null || p.LocalityId == localityId))
                .Select(p => p.WelcomedOn is { } on ? Math.Max(0, on.DayNumber - p.NotifiedOn.DayNumber) : (int?)null).OfType<int>(),
        ];

        private static Answer Nothing(IReadOnlyList<GetNeighbourhoods.Neighbourhood> all, DateOnly today) => new(null, null, FigurePeriod.Year, today, today, 0, false, all, [], []);
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.SeeMeasures, Unscoped = "the neighbourhoods are limited to those where the user works, and one's own figures to one's own")]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid? NeighbourhoodId { get; set; }
        public Guid? LocalityId { get; set; }
        public string? Period { get; set; }

        internal Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Shown = await send.Ask(new Query(NeighbourhoodId, LocalityId, Period), ct);
        }

        /// <summary>The same figures as a file, controlled as the page is.</summary>
        public async Task<IActionResult> OnGetFile(CancellationToken ct)
        {
            var shown = await send.Ask(new Query(NeighbourhoodId, LocalityId, Period, AsFile: true), ct);
            Response.Headers.CacheControl = "no-store";
            return File(Encoding.UTF8.GetBytes(Csv(shown)), "text/csv; charset=utf-8", $"antenatal-{shown.From:yyyy-MM-dd}.csv");
        }

        /// <summary>The same page for another place or time.</summary>
        internal string Path(Guid? neighbourhood, Guid? locality, string period) => string.Concat(
            $"?Period={period}", neighbourhood is null ? "" : $"&NeighbourhoodId={neighbourhood}", locality is null ? "" : $"&LocalityId={locality}");
    }

    internal static string Csv(Answer shown) => FigureSheet.Csv("Whose", shown.Whose, shown.From, shown.To, shown.Lines, shown.Charts);
}

using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Dashboards;

/// <summary>Whoever runs a team sees how its meetings go, as it is; a leader of the area sees the same with small counts hidden.</summary>
internal static class ViewDashboard
{
    /// <param name="Period">year, last-year; for whoever runs the team also months-12 and months-3. Anything else is the financial year.</param>
    /// <param name="AsFile">It leaves as a file, and the audit says so.</param>
    [Allows(Permissions.ViewDashboard, On = nameof(MdtId))]
    internal sealed record Query(Guid MdtId, string? Period, bool AsFile = false) : IQuery<Answer>;

    /// <param name="Exact">False where counts of families are controlled.</param>
    /// <param name="To">The last day.</param>
    internal sealed record Answer(
        string Team, string Period, DateOnly From, DateOnly To, bool Exact, int Below, IReadOnlyList<FigureLine> Lines, IReadOnlyList<FigureChart> Charts);

    internal sealed class Handler(Db db, DashboardFacts facts, Guard guard, ISend send, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var team = await db.Find<Named>("SELECT name FROM mdt_team WHERE id = @MdtId", new { query.MdtId }, ct) ?? throw new NotFound("The team");
            // Whoever runs the team may open the records behind the figures.
            var exact = await guard.Reaches(Permissions.Schedule, nameof(query.MdtId), query.MdtId, ct);
            var control = exact ? null : new Suppression(await send.Number("insight.suppressBelow", ct: ct), await send.Number("insight.roundTo", ct: ct));
            var period = FigurePeriod.Of(query.Period, exact: exact);
            var (from, to) = FigurePeriod.Days(period, clock.Today(), await send.Ask(new GetSetting("insight.fyStart"), ct));
            var found = await facts.Of(query.MdtId, from, to, ct);
            if (query.AsFile) audit.Leaves("export", [query.MdtId]); // last: what is asked in between writes its own row
            return new(team.Name, period, from, to.AddDays(-1), exact, control?.Below ?? 0, Figures.Lines(found, clock.Today(), control), Figures.Charts(found, control));
        }

        private sealed record Named(string Name);
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ViewDashboard, On = nameof(MdtId))]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid MdtId { get; set; }
        public string? Period { get; set; }

        internal Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Shown = await send.Ask(new Query(MdtId, Period), ct);
        }

        /// <summary>The same figures as a file, controlled as the page is.</summary>
        public async Task<IActionResult> OnGetFile(CancellationToken ct)
        {
            var shown = await send.Ask(new Query(MdtId, Period, AsFile: true), ct);
            Response.Headers.CacheControl = "no-store";
            return File(Encoding.UTF8.GetBytes(Csv(shown)), "text/csv; charset=utf-8", $"meetings-{shown.From:yyyy-MM-dd}.csv");
        }
    }

    internal static string Csv(Answer shown) => FigureSheet.Csv("Team", shown.Team, shown.From, shown.To, shown.Lines, shown.Charts);
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Design;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>Shows a worker what happened with one family, a month at a time, each line told by the module that knows it.</summary>
internal static class ShowTimeline
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    [Allows(HostPermissions.ViewHousehold, On = nameof(HouseholdId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid HouseholdId { get; set; }

        /// <summary>Which month; the newest in which something happened where none is asked for.</summary>
        public MonthOfYear? Month { get; set; }

        public GetHousehold.Answer Household { get; private set; } = null!;

        public string? Shown { get; private set; }

        public MonthOfYear? Newer { get; private set; }

        public MonthOfYear? Older { get; private set; }

        public IReadOnlyList<GatherTimeline.Part> Parts { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            Household = await send.Ask(new GetHousehold(HouseholdId), ct) ?? throw new NotFound();
            var months = (await send.Ask(new GatherTimeline(HouseholdId), ct)).GroupBy(p => MonthOfYear.Of(p.At.LondonDay())).ToDictionary(g => g.Key, g => g.ToList());
            if (months.Count == 0) return;
            var month = Month ?? months.Keys.Max();
            Shown = month.FirstDay.ToString("MMMM yyyy", British);
            Newer = months.Keys.Where(m => m > month).Select(m => (MonthOfYear?)m).Min();
            Older = months.Keys.Where(m => m < month).Select(m => (MonthOfYear?)m).Max();
            Parts = [.. months.GetValueOrDefault(month, []).OrderByDescending(p => p.At)];
        }
    }

    /// <summary>"Monday 2 March".</summary>
    internal static string Day(DateTimeOffset at) => at.London().ToString("dddd d MMMM", British);
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.WhatsOn;

/// <summary>A family finds what is on near them: by place, age, for whom and day, in plain words, without signing in and without any script.</summary>
internal static class ShowWhatsOn
{
    /// <summary>How many are shown at once, so that the page stays light.</summary>
    internal const int AtOnce = 30;

    /// <summary>How far ahead it looks.</summary>
    internal const int DaysAhead = 28;

    [Anyone("what is on is for every family, and says nothing of anybody")]
    internal sealed record Query(string? Where = null, string? Age = null, string? Who = null, string? Day = null, int Skip = 0) : IQuery<Answer>;

    /// <param name="More">Whether there are more after these.</param>
    /// <param name="AskUs">Groups that one is asked into; on the first page only.</param>
    internal sealed record Answer(IReadOnlyList<Offered> Sessions, bool More, IReadOnlyList<AskedInto> AskUs, IReadOnlyList<Listing.Site> Sites);

    internal sealed class Handler(Listing listing, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var (wanted, until) = (new Wanted(query.Where, query.Age, query.Who, query.Day), clock.Today().AddDays(DaysAhead));
            var fitting = await listing.Find(wanted, until, ct);
            return new([.. fitting.Skip(query.Skip).Take(AtOnce)], fitting.Count > query.Skip + AtOnce, query.Skip == 0 ? await listing.AskUs(wanted, until, ct) : [], await listing.Sites(ct));
        }
    }

    [BindProperties(SupportsGet = true)]
    [Anyone("what is on is for every family, and says nothing of anybody")]
    internal sealed class Page(ISend send, IStringLocalizer<Texts> texts, TimeProvider clock) : PageModel
    {
        public string? Where { get; set; }
        public string? Age { get; set; }
        public string? Who { get; set; }
        public string? Day { get; set; }
        public int Skip { get; set; }

        internal Answer Found { get; private set; } = null!;

        internal Words Says { get; } = new(texts, clock.Today());

        internal Wanted Wanted => new(Where, Age, Who, Day);

        /// <summary>Sessions by where they are: at a place, by day; and online, which have no boundary.</summary>
        internal IEnumerable<IGrouping<DateOnly, Offered>> Days => Found.Sessions.GroupBy(o => o.Day);

        internal IEnumerable<SelectListItem> Places
        {
            get
            {
                yield return new(Says["Where_Online"], Wanted.Online);
                foreach (var locality in Found.Sites.Where(s => s.LocalityId is not null).DistinctBy(s => s.LocalityId)) yield return new(Says.Of("Where_Area", locality.Locality!), locality.LocalityId.ToString());
                foreach (var site in Found.Sites) yield return new(site.Name, site.Id.ToString());
            }
        }

        internal IEnumerable<SelectListItem> AgeChoices => Wanted.Ages.Select(a => new SelectListItem(Says[$"AgeChoice_{a.Code}"], a.Code));

        internal IEnumerable<SelectListItem> WhoChoices => Wanted.Audiences.Select(a => new SelectListItem(Says[$"Who_{a.Code}"], a.Code));

        internal IEnumerable<SelectListItem> DayChoices => Wanted.Days.Select(d => new SelectListItem(Says[$"DayChoice_{d}"], d));

        public async Task OnGet(CancellationToken ct)
        {
            // What cannot be read is no choice: an address that somebody mistyped still shows what is on.
            ModelState.Clear();
            Skip = Math.Clamp(Skip, 0, 100_000);
            Found = await send.Ask(new Query(Where, Age, Who, Day, Skip), ct);
        }
    }
}

using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.WhatsOn;

/// <summary>A family's calendar program follows what they chose: the same sessions as the page shows, and as little of anybody.</summary>
internal static class ShowWhatsOnCalendar
{
    /// <summary>How far ahead it looks: a term.</summary>
    internal const int DaysAhead = 92;

    [Anyone("what is on is for every family, and says nothing of anybody")]
    internal sealed record Query(string? Where = null, string? Age = null, string? Who = null, string? Day = null) : IQuery<IReadOnlyList<Offered>>;

    internal sealed class Handler(Listing listing, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Offered>>
    {
        public Task<IReadOnlyList<Offered>> Handle(Query query, CancellationToken ct) =>
            listing.Find(new Wanted(query.Where, query.Age, query.Who, query.Day), clock.Today().AddDays(DaysAhead), ct);
    }

    /// <param name="root">The address of this service, without a slash at its end.</param>
    internal static string Written(IEnumerable<Offered> sessions, Words says, DateTimeOffset now, string root) => CalendarSerializer.SerializeToString(says["CalendarName"], "Whats on", sessions.Select(o => new CalendarEvent(
        $"{o.Id}@whats-on.neighbourhood", now, o.StartsAt, o.EndsAt, o.Title, says.Where(o), o.Version - 1, false, $"{root}/familyhubs/whats-on/{o.Id}",
        string.Join('\n', new[] { o.About, says.WhatItIs(o), says.For(o.Audience), says.Cost(o.CostPence), says.HowToCome(o) }))));

    [BindProperties(SupportsGet = true)]
    [Anyone("what is on is for every family, and says nothing of anybody")]
    internal sealed class Page(ISend send, IStringLocalizer<Texts> texts, TimeProvider clock) : PageModel
    {
        public string? Where { get; set; }
        public string? Age { get; set; }
        public string? Who { get; set; }
        public string? Day { get; set; }

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            var sessions = await send.Ask(new Query(Where, Age, Who, Day), ct);
            Response.Headers.CacheControl = "public, max-age=900";
            return new ContentResult
            {
                Content = Written(sessions, new Words(texts, clock.Today()), clock.Now(), $"{Request.Scheme}://{Request.Host}"),
                ContentType = new System.Net.Mime.ContentType("text/calendar") { CharSet = Encoding.UTF8.WebName }.ToString(),
            };
        }
    }
}

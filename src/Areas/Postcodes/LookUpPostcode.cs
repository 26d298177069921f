using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Postcodes;

/// <summary>Somebody who works here looks up where a postcode lies, and is told plainly what is not known.</summary>
internal static class LookUpPostcode
{
    [Allows(Permissions.See, Unscoped = "where a postcode lies is public, and says nothing of who lives there")]
    internal sealed record Query(string? Postcode) : IQuery<Answer>;

    /// <param name="Postcode">As printed.</param>
    /// <param name="Neighbourhood">Null where the postcode lies in none, or is not known.</param>
    internal sealed record Answer(string Postcode, bool Known, string? Lsoa21, string? Lsoa11, string? WardCode, string? Ward, int? ImdDecile, string? ImdVersion, string? Locality, string? Neighbourhood);

    internal sealed class Handler(ISend send, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            if (string.IsNullOrWhiteSpace(query.Postcode)) throw new Refused("Postcode", "Enter a postcode");
            if (PostcodeShape.Read(query.Postcode) is not var (postcode, _)) throw new Refused("Postcode", "Enter a whole UK postcode, like SW1A 2AA");
            var area = await send.Ask(new GetAreaOf(postcode, clock.Today()), ct);
            var within = area.NeighbourhoodId is { } id ? (await send.Ask(new GetNeighbourhoods([id]), ct)).Single().Name : null;
            return new Answer(postcode, area.Known, area.Lsoa21, area.Lsoa11, area.WardCode, area.Ward, area.ImdDecile, area.ImdVersion, area.Locality, within);
        }
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/areas/of", async ([AsParameters] Query query, ISend send, CancellationToken ct) => Results.Ok(await send.Ask(query, ct)))
            .WithSummary("Where a postcode lies; what is not known is null, never 0");

    /// <summary>Posted, so that a family's postcode stands in no address bar and no log.</summary>
    [Allows(Permissions.See, Unscoped = "where a postcode lies is public, and says nothing of who lives there")]
    [BindProperties]
    internal sealed class Page(ISend send) : FormPage
    {
        public string? Postcode { get; set; }

        public Answer? Found { get; private set; }

        public void OnGet()
        {
            // the empty form
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            Found = await send.Ask(new Query(Postcode), ct);
            return Page();
        });
    }
}

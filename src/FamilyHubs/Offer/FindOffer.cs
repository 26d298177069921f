using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A practitioner finds groups and sessions that fit a family, with the places that are left.</summary>
internal static class FindOffer
{
    /// <param name="Age">Of the child, as "8 months" or "3 years"; null for any.</param>
    /// <param name="BeforeBirth">For a family that is expecting.</param>
    /// <param name="Needs">Codes of what must be there and of children for whom it must be made to suit, with commas between.</param>
    [Allows(Permissions.FindOffer, Unscoped = "what is on is the same for everybody who may offer it")]
    internal sealed record Query(Guid? NeighbourhoodId, string? Age, bool? BeforeBirth, string? Audience, string? Language, string? Needs, DateOnly? From) : IQuery<IReadOnlyList<GetHubOfferFor.Session>>;

    internal sealed class Handler(ISend send) : IQueryHandler<Query, IReadOnlyList<GetHubOfferFor.Session>>
    {
        public async Task<IReadOnlyList<GetHubOfferFor.Session>> Handle(Query query, CancellationToken ct)
        {
            var needs = Codes.Read(query.Needs);
            new Refusals()
                .If(!Ages.TryRead(query.Age, through: false, out var age), "Age", "Enter an age like 8 months or 3 years, or leave it empty")
                .If(!string.IsNullOrEmpty(query.Audience) && OfferCodes.AudienceOf(query.Audience) is null, "Audience", "Choose for whom it is from the list")
                .If(query.Language?.Length > 50, "Language", "Write 50 characters or fewer")
                .If(!needs.All(need => Accessibility.OfActivities.Has(need) || Accessibility.Suits.Has(need)), "Needs", "Choose from the list")
                .Throw();
            return await send.Ask(new GetHubOfferFor(query.NeighbourhoodId, query.BeforeBirth == true ? -1 : age, query.Audience, query.Language, needs, query.From), ct);
        }
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/familyhubs/offer", async ([AsParameters] Query query, ISend send, CancellationToken ct) => Results.Ok(await send.Ask(query, ct)));

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.FindOffer, Unscoped = "what is on is the same for everybody who may offer it")]
    internal sealed class Page(ISend send, CurrentUser user) : FormPage
    {
        public Guid? NeighbourhoodId { get; set; }
        public string? Age { get; set; }
        public bool BeforeBirth { get; set; }
        public string? Audience { get; set; }
        public string? Language { get; set; }
        public List<string> Needs { get; set; } = [];
        public List<string> Suits { get; set; } = [];
        public DateOnly? From { get; set; }

        internal IReadOnlyList<SelectListItem> Neighbourhoods { get; private set; } = [];

        internal IReadOnlyList<GetHubOfferFor.Session> Found { get; private set; } = [];

        /// <summary>False where the form was refused: then nothing was looked for.</summary>
        internal bool Looked { get; private set; }

        /// <summary>How many of the rarer questions were answered.</summary>
        internal int Chosen => (string.IsNullOrEmpty(Audience) ? 0 : 1) + (string.IsNullOrWhiteSpace(Language) ? 0 : 1) + Needs.Count + Suits.Count + (From is null ? 0 : 1);

        internal bool MayBook => user.May(Permissions.Book);

        internal bool MayAsk => user.May(Permissions.SendReferral);

        public Task<IActionResult> OnGet(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await Show(ct);
            Found = await send.Ask(new Query(NeighbourhoodId, Age, BeforeBirth, Audience, Language, Codes.Write(Needs.Concat(Suits)), From), ct);
            Looked = true;
            return Page();
        });

        protected override async Task Show(CancellationToken ct) =>
            Neighbourhoods = [.. (await send.Ask(new GetNeighbourhoods(), ct)).Select(n => new SelectListItem(n.Name, n.Id.ToString()))];
    }
}

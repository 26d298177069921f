using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Contracts;

/// <summary>Open sessions of the next weeks that fit a family, with the places that are left: at most 30, the earliest first.</summary>
/// <param name="NeighbourhoodId">Where: places that stand in it or serve it; null for everywhere.</param>
/// <param name="AgeInMonths">Of the child; negative before birth; null for any.</param>
/// <param name="Audience">"mothers", "fathers", "all-carers", "expectant", "child-alone", "young-people"; null for any.</param>
/// <param name="Language">A session in it, by its name in English; null for any.</param>
/// <param name="Needs">Codes of what must be there ("wheelchair", "bsl" …) and of children for whom it must be made to suit: "autism", "hearing", "visual", "mobility", "cognitive".</param>
[Allows("familyhubs.offer.find", Unscoped = "what is on is the same for everybody who may offer it")]
public sealed record GetHubOfferFor(
    Guid? NeighbourhoodId, int? AgeInMonths, string? Audience = null, string? Language = null, IReadOnlyList<string>? Needs = null, DateOnly? From = null) : IQuery<IReadOnlyList<GetHubOfferFor.Session>>
{
    /// <param name="PlacesLeft">Null where there is no limit; 0 has a waiting list.</param>
    /// <param name="Bookable">"drop-in", "book" or "referral-only".</param>
    public sealed record Session(Guid SessionId, Guid SiteId, string Title, string Site, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Bookable, int? PlacesLeft);
}

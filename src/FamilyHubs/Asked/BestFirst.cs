using Neighbourhood.FamilyHubs.Offer;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>In which order a worker is shown what a family may be booked into: of the children's ages first, then near them, with room, and soon.</summary>
internal static class BestFirst
{
    internal const int AtOnce = 10;

    /// <param name="ages">Of the children who may come, in months; none where no age is known, and then every age fits.</param>
    /// <param name="neighbourhood">Where the family lives; null where it is not known.</param>
    internal static IReadOnlyList<SeeProposal.Session> Order(IEnumerable<SeeProposal.Session> sessions, IReadOnlyList<int> ages, Guid? neighbourhood) =>
    [
        .. sessions.OrderByDescending(s => Fits(s, ages)).ThenByDescending(s => neighbourhood is not null && s.NeighbourhoodId == neighbourhood)
            .ThenByDescending(s => s.Left is not 0).ThenBy(s => s.StartsAt).ThenBy(s => s.Id),
    ];

    internal static bool Fits(SeeProposal.Session session, IReadOnlyList<int> ages) => ages.Count == 0 || ages.Any(age =>
        AnswerGetHubOfferFor.ForWhom(session.Audience, null, age) && (session.AgeFromMonths ?? 0) <= age && (session.AgeToMonths ?? int.MaxValue) >= age);
}

using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Contracts;

/// <summary>
/// How many people wait for a supporter, by what they would like to talk about, today: what is missing where. Somebody may wait for several topics. With whom contact is
/// held is not among them. Counts of people as they are: whoever shows them hides small ones.
/// </summary>
/// <param name="NeighbourhoodIds">Where they live; empty for everywhere, those whose place is not known among them.</param>
public sealed record GetWaitingByTopic(IReadOnlyList<Guid> NeighbourhoodIds) : IFact<IReadOnlyList<GetWaitingByTopic.Waiting>>
{
    /// <param name="TopicCode">As "Feeding", "FeelingLow".</param>
    /// <param name="NeighbourhoodId">Null where it is not known.</param>
    /// <param name="People">How many wait.</param>
    /// <param name="Overdue">How many of them wait longer than the working days of the setting.</param>
    /// <param name="Supporters">How many who are supporting now have been through it, in the programme of that place.</param>
    public sealed record Waiting(string TopicCode, Guid? NeighbourhoodId, int People, int Overdue, int Supporters);
}

using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Contracts;

/// <summary>How a midwife's link stands; null where the hub has not heard of it, or it is not the viewer's to see.</summary>
[Allows("familyhubs.links.see", Unscoped = "the answer is limited to women whom the viewer works with")]
public sealed record GetHubLink(Guid LinkId) : IQuery<GetHubLink.Answer?>
{
    /// <param name="State">"asked", "accepted", "declined", "withdrawn"; "welcomed", "attended" and "ended" only where she said that her midwife may know.</param>
    /// <param name="SafeContact">How she may be reached, in words, as Families shows it to the viewer; null where there is no safe way.</param>
    public sealed record Answer(Guid LinkId, Guid SiteId, string Site, string State, DateOnly AskedOn, DateOnly? AnsweredOn, string? SafeContact);
}

using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>Whether the parent's yes stands, that a supporter may know their first name and what they asked for: Families keeps it, and it is asked each time.</summary>
internal sealed class SharingYes(ISend send)
{
    /// <param name="agreedOn">When they said it for this request; null where they did not.</param>
    internal async Task<bool> Stands(Guid personId, DateOnly? agreedOn, CancellationToken ct) =>
        agreedOn is not null && await send.Ask(new GetSharingBasis(personId, SharingPurpose.PeerSupport), ct) == SharingBasis.ExplicitConsent;
}

using Neighbourhood.Contact.Contracts;

namespace Neighbourhood.Contact.Transports;

/// <summary>What became of one try to hand a message over.</summary>
internal enum SendOutcome
{
    /// <summary>The provider has it.</summary>
    Accepted,
    /// <summary>The provider will never take this address.</summary>
    AddressRefused,
    /// <summary>It certainly has not got it: try later.</summary>
    TryLater,
    /// <summary>It may or may not have it: look before sending again.</summary>
    Unknown,
    /// <summary>It cannot work until somebody mends a setting.</summary>
    Broken,
}

/// <param name="ProviderId">Under which the provider knows it; given when accepted.</param>
/// <param name="Code">What went wrong, as a code.</param>
internal sealed record Handed(SendOutcome Outcome, string? ProviderId = null, string? Code = null);

/// <summary>A message as it leaves. The address lives in here and nowhere else.</summary>
/// <param name="Id">The provider's reference: by it, a message whose answer was lost is found and not sent twice.</param>
internal sealed record Parcel(Guid Id, ContactMode Mode, string Address, string TemplateCode, string Subject, string Body);

/// <summary>What was found of a message whose answer was lost.</summary>
/// <param name="Sure">False where the provider could not be asked.</param>
internal sealed record Found(bool Sure, string? ProviderId);

/// <summary>Takes texts and e-mails to a provider.</summary>
internal interface ITransport
{
    Task<Handed> Send(Parcel parcel, CancellationToken ct);

    Task<Found> Find(Guid id, CancellationToken ct);
}

/// <summary>Without a provider, and in the demo: all that would leave is on the outbox page, and nothing leaves.</summary>
internal sealed class StaysHere : ITransport
{
    public Task<Handed> Send(Parcel parcel, CancellationToken ct) => Task.FromResult(new Handed(SendOutcome.Accepted));

    public Task<Found> Find(Guid id, CancellationToken ct) => Task.FromResult(new Found(true, null));
}

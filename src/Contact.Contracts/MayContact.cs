using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Contracts;

/// <summary>The gate: may an automatic message of this kind go to this person now? Asked when queued and when sent; a hold always refuses.</summary>
/// <param name="Mode">By this way; null for any that is safe.</param>
/// <param name="TemplateCode">Whose versions count where a language or a format is needed; null leaves that question out.</param>
public sealed record MayContact(Guid PersonId, MessageKind Kind, ContactMode? Mode = null, string? TemplateCode = null) : IFact<MayContact.Answer>
{
    /// <param name="Refusal">The first that refuses, in its order; null for yes.</param>
    public sealed record Answer(bool Yes, ContactRefusal? Refusal);
}

using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Contracts;

/// <summary>What a message is for: decides which objection, which quiet hours and which budget count.</summary>
public enum MessageKind
{
    /// <summary>About something that the person has booked or asked for.</summary>
    Appointment,
    /// <summary>That something booked for today does not happen: not held back by quiet hours.</summary>
    CancelledToday,
    /// <summary>An invitation that nobody asked for: counts towards the budget.</summary>
    Outreach,
    /// <summary>A welcome or a follow-up of something that the person agreed to.</summary>
    FollowUp,
    /// <summary>A plain summary of what was agreed about the person.</summary>
    Summary,
    /// <summary>About a match with a peer supporter.</summary>
    PeerSupport,
    /// <summary>A request for feedback.</summary>
    Feedback,
}

/// <summary>How a message travels.</summary>
public enum ContactMode { Text, Email, Letter, InApp, Telephone, Visit }

/// <summary>
/// Queues one message to one person. The gate is asked now and again when it is sent; the contact point is chosen then, so that none is kept here.
/// Idempotent by <see cref="MessageId"/>.
/// </summary>
/// <param name="TemplateCode">A declared template: "session-reminder". One that is not declared is an error of the program.</param>
/// <param name="SubjectIds">What it is about: session, link, meeting. Ids only.</param>
/// <param name="ReasonCode">Why it is sent, 1 to 40 characters, for reports.</param>
/// <param name="Values">What the template's places are filled with: days, times, names of places and groups; never a name of a person, an address or a telephone number.</param>
/// <param name="NotBefore">Not sent earlier; null for at once.</param>
/// <param name="Asked">The person asked for it; what nobody asked for counts towards the budget.</param>
/// <param name="Variant">Which of the template's wordings, where it has several; null for the first.</param>
/// <param name="AboutPersonIds">Of whom else it tells something: each is asked for by <c>MayBeTold</c>, now and when it is sent.</param>
/// <exception cref="Refused">On <c>ReasonCode</c>; on <c>Values</c>, where one is missing, too long, or looks like an address or a number of a person.</exception>
[Allows("contact.messages.queue", Unscoped = "a module sends it by its own rules, whose scope was checked there")]
public sealed record QueueMessage(
    Guid MessageId, Guid ToPersonId, string TemplateCode, IReadOnlyList<Guid> SubjectIds, string ReasonCode, bool Asked,
    IReadOnlyDictionary<string, string>? Values = null, DateTimeOffset? NotBefore = null,
    string? Variant = null, IReadOnlyList<Guid>? AboutPersonIds = null) : IRequestOf<QueueMessage.Answer>
{
    /// <summary>The id under which a repeat is known.</summary>
    public Guid Id => MessageId;

    /// <param name="Refusal">Why it was not queued; null when it was, also where it waits for the morning or for a version in another language.</param>
    public sealed record Answer(bool Queued, ContactRefusal? Refusal);
}

/// <summary>Why the gate said no, in the order in which it asks (shared.md, "Contact").</summary>
public enum ContactRefusal
{
    /// <summary>Somebody stopped all contact.</summary>
    Hold,
    Death,
    /// <summary>An objection to the purpose.</summary>
    Objection,
    /// <summary>No way to reach the person that is their own, safe and checked.</summary>
    NoSafeWay,
    /// <summary>A restricted person, and no contact point is marked safe.</summary>
    RestrictedNotSafe,
    /// <summary>An interpreter or a format is needed and no such version exists: held, with a task.</summary>
    NeedsVersion,
    /// <summary>Waits for the morning.</summary>
    QuietHours,
    /// <summary>Enough was sent that nobody asked for.</summary>
    Budget,
    /// <summary>There is no such person.</summary>
    Unknown,
    /// <summary>It tells something about somebody else of whom this person may not be told it, or a person must decide; asked for after the objection.</summary>
    MayNotBeTold,
}

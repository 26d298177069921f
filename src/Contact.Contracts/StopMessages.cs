using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Contracts;

/// <summary>
/// What was queued about something is not wanted any more: what has not left does not leave, also what waits for the morning. It joins the caller's transaction, and again it
/// changes nothing. Whoever sends it knows: no <see cref="MessageStopped"/> is told.
/// </summary>
/// <param name="SubjectId">One of the <see cref="QueueMessage.SubjectIds"/>: a booking, not the session of all.</param>
[Allows("contact.messages.queue", Unscoped = "a module sends it for what it queued by its own rules, whose scope was checked there")]
public sealed record StopMessages(Guid SubjectId) : IRequestOf<Done>;

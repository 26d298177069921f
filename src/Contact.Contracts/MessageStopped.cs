using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Contracts;

/// <summary>A message that was queued will not leave: the gate refused it when its hour came, or a worker cancelled it. What refused it stays refused.</summary>
/// <param name="Refusal">Why the gate said no; null where a worker cancelled it.</param>
public sealed record MessageStopped(Guid MessageId, Guid PersonId, ContactRefusal? Refusal) : IEvent;

using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Contracts;

/// <summary>What came of reaching for somebody.</summary>
public enum ContactOutcome { Spoke, LeftMessage, NoAnswer, Sent, Delivered, Declined, WrongNumber }

/// <summary>Somebody, or the program, reached for a person.</summary>
/// <param name="ByUserId">Who; null for the program.</param>
/// <param name="Asked">The person had asked for it; what nobody asked for counts towards the budget.</param>
/// <param name="MessageId">The message that left; null where a worker reached for them.</param>
public sealed record ContactMade(Guid PersonId, ContactMode Mode, ContactOutcome Outcome, Guid? ByUserId, DateOnly On, bool Asked, Guid? MessageId = null) : IEvent;

/// <summary>A message could not be delivered: check the contact point, ask for another way.</summary>
/// <param name="Temporary">Nobody was reached, and another time somebody may be: the contact point itself may be right.</param>
public sealed record MessageUndeliverable(Guid MessageId, Guid PersonId, ContactMode Mode, bool Temporary = false) : IEvent;

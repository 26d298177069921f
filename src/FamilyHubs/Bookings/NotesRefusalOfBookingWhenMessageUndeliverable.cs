using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>A message reached nobody: whoever looks at the booking sees it, and what a family must know becomes a task.</summary>
internal sealed class NotesRefusalOfBookingWhenMessageUndeliverable(BookingMessages messages) : IWhen<MessageUndeliverable>
{
    public Task Handle(MessageUndeliverable happened, CancellationToken ct) => messages.DidNotLeave(happened.MessageId, "Undeliverable", ct);
}

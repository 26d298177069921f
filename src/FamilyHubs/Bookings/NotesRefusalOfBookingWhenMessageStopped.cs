using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>What was queued did not leave after all: whoever looks at the booking sees it, and what a family must know becomes a task.</summary>
internal sealed class NotesRefusalOfBookingWhenMessageStopped(BookingMessages messages) : IWhen<MessageStopped>
{
    public Task Handle(MessageStopped happened, CancellationToken ct) => messages.DidNotLeave(happened.MessageId, happened.Refusal?.ToString() ?? "Cancelled", ct);
}

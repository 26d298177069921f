using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>The message that a summary is ready has left.</summary>
internal sealed class MarksSummarySentWhenContactMade(SummarySteps steps) : IWhen<ContactMade>
{
    public Task Handle(ContactMade happened, CancellationToken ct) =>
        happened is { MessageId: { } message, Outcome: ContactOutcome.Sent or ContactOutcome.Delivered } ? steps.Heard(message, SummaryStatus.Sent, null, ct) : Task.CompletedTask;
}

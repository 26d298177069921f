using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>The message that a summary is ready came back: somebody goes through it with the person by hand.</summary>
internal sealed class MarksSummaryWhenMessageUndeliverable(SummarySteps steps) : IWhen<MessageUndeliverable>
{
    public Task Handle(MessageUndeliverable happened, CancellationToken ct) =>
        steps.Heard(happened.MessageId, SummaryStatus.Undeliverable, "The message came back. Go through it with them by hand.", ct);
}

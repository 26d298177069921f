using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>The message that a summary is ready did not leave: something was recorded after it was queued, or somebody cancelled it.</summary>
internal sealed class MarksSummaryWhenMessageStopped(SummarySteps steps) : IWhen<MessageStopped>
{
    public Task Handle(MessageStopped happened, CancellationToken ct) =>
        steps.Heard(happened.MessageId, SummaryStatus.Undeliverable, happened.Refusal is { } refusal ? SummaryDesk.InWords(refusal) : "Somebody cancelled the message.", ct);
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>The chair, the coordinator or the lead practitioner says that the words are ready; where anything asks for care, the lead practitioner is told to read them.</summary>
internal static class FinishSummary
{
    [Allows(Permissions.WriteSummaries, On = nameof(SummaryId))]
    internal sealed record Command(Guid SummaryId, int Version) : ICommand;

    internal sealed class Handler(SummarySteps steps) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var open = await steps.ToChange(command.SummaryId, ct);
            if (open.Now.Version == command.Version + 1 && open.Now.Status is SummaryStatus.ToConfirm or SummaryStatus.Confirmed) return default; // a second press
            var (no, flags) = await steps.Today(open, ct);
            if (open.Now.Status == SummaryStatus.Drafted) SummarySteps.CheckMayBeTold(open, no);
            var to = flags.Count > 0 ? SummaryStatus.ToConfirm : SummaryStatus.Confirmed;
            if (!await steps.To(open, to, open.Actor, command.Version, flags.Count > 0, ct: ct)) return default;
            if (to == SummaryStatus.ToConfirm) await steps.AskLead(open.Item, ct);
            return default;
        }
    }

    [Allows(Permissions.WriteSummaries, On = nameof(SummaryId))]
    internal sealed class Page(ISend send) : SummaryPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(SummaryId, Version), ct));
    }
}

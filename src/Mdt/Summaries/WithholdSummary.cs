using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>The chair or the lead practitioner withholds a summary and says why.</summary>
internal static class WithholdSummary
{
    [Allows(Permissions.WriteSummaries, On = nameof(SummaryId))]
    internal sealed record Command(Guid SummaryId, string? Reason, int Version) : ICommand;

    internal sealed class Handler(Db db, SummarySteps steps) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var open = await steps.ToChange(command.SummaryId, ct);
            if (open.Now.Version == command.Version + 1 && open.Now.Status == SummaryStatus.Withheld) return default; // a second press
            Summary.Check(open.Now.Status, SummaryStatus.Withheld, open.Actor);
            new Refusals().Text(command.Reason, "Reason", 500, "Say why it is withheld", least: 5).Throw();
            var reason = command.Reason!.Trim();
            if (!await steps.To(open, SummaryStatus.Withheld, open.Actor, command.Version, reason: reason, ct: ct)) return default;
            await db.Execute("UPDATE mdt_summary SET withheld_reason = @reason WHERE id = @Id", new { open.Now.Id, reason }, ct);
            return default;
        }
    }

    [Allows(Permissions.WriteSummaries, On = nameof(SummaryId))]
    internal sealed class Page(ISend send) : SummaryPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(SummaryId, Reason, Version), ct));
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>A message tells the person that their summary is ready; whatever was recorded since it was confirmed sends it back to the lead practitioner.</summary>
internal static class QueueSummary
{
    [Allows(Permissions.WriteSummaries, On = nameof(SummaryId))]
    internal sealed record Command(Guid SummaryId, int Version) : ICommand;

    internal sealed class Handler(Db db, SummarySteps steps, SummaryDesk desk, ISend send, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var open = await steps.ToChange(command.SummaryId, ct);
            if (open.Now.Version == command.Version + 1 && open.Now.Status is SummaryStatus.Queued or SummaryStatus.ToConfirm) return default; // a second press
            Summary.Check(open.Now.Status, SummaryStatus.Queued, open.Actor);
            if (open.To.Who.Died) throw new Refused("", "They have died. Withhold this summary");
            var (no, flags) = await steps.Today(open, ct);
            if (no.Count > 0 || (await steps.NewSince(open.Now.Id, flags, ct)).Count > 0)
            {
                await steps.To(open, SummaryStatus.ToConfirm, SummaryActor.Program, command.Version, reason: "Something about who may be told has changed since it was confirmed", ct: ct);
                await steps.AskLead(open.Item, ct);
                return default;
            }
            if (await desk.Refusal(open.To.Who.Id, ct) is { } refusal) throw new Refused("", SummaryDesk.InWords(refusal).TrimEnd('.'));
            if (!await steps.To(open, SummaryStatus.Queued, open.Actor, command.Version, ct: ct)) return default;
            var message = clock.NewId();
            await db.Execute("UPDATE mdt_summary SET message_id = @message, queued_at = @now WHERE id = @Id", new { open.Now.Id, message, now = clock.Now() }, ct);
            var answer = await send.Send(new QueueMessage(
                message, open.To.Who.Id, SummaryDesk.Template, [open.Now.Id], "mdt-summary", Asked: true,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["day"] = open.Item.StartsAt.WholeDay() }, AboutPersonIds: open.About), ct);
            // Refused undoes all: nothing is queued and the summary stays confirmed.
            return answer.Queued ? default : throw new Refused("", SummaryDesk.InWords(answer.Refusal ?? ContactRefusal.NoSafeWay).TrimEnd('.'));
        }
    }

    [Allows(Permissions.WriteSummaries, On = nameof(SummaryId))]
    internal sealed class Page(ISend send) : SummaryPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(SummaryId, Version), ct));
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>The lead practitioner has read a summary and confirms by hand that this person may have it.</summary>
internal static class ConfirmSummary
{
    /// <param name="HaveRead">Said by hand.</param>
    [Allows(Permissions.WriteSummaries, On = nameof(SummaryId))]
    internal sealed record Command(Guid SummaryId, bool HaveRead, int Version) : ICommand;

    internal sealed class Handler(Db db, SummarySteps steps, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var open = await steps.ToChange(command.SummaryId, ct);
            if (open.Now.Version == command.Version + 1 && open.Now.Status == SummaryStatus.Confirmed) return default; // a second press
            // Nobody but the lead practitioner confirms by hand, and only what waits for it.
            if (open.Now.Status == SummaryStatus.Drafted) throw new Refused("", "This summary is a draft: say first that the words are ready");
            Summary.Check(open.Now.Status, SummaryStatus.Confirmed, open.Actor);
            if (!command.HaveRead) throw new Refused("HaveRead", "Read the summary, then tick that you have read it");
            var (no, flags) = await steps.Today(open, ct);
            SummarySteps.CheckMayBeTold(open, no);
            if (!await steps.To(open, SummaryStatus.Confirmed, open.Actor, command.Version, ct: ct)) return default;
            await db.Execute("UPDATE mdt_summary SET confirmed_by = @by, confirmed_at = @now WHERE id = @Id", new { open.Now.Id, by = user.Id, now = clock.Now() }, ct);
            await steps.KeepFlags(open.Now.Id, flags, ct);
            return default;
        }
    }

    [Allows(Permissions.WriteSummaries, On = nameof(SummaryId))]
    internal sealed class Page(ISend send) : SummaryPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(SummaryId, HaveRead, Version), ct));
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>The lead practitioner or the team prints a confirmed summary to go through it with the person; what may be told is asked again.</summary>
internal static class PrintSummary
{
    [Allows(Permissions.WriteSummaries, On = nameof(SummaryId))]
    internal sealed record Query(Guid SummaryId) : IQuery<Answer>;

    /// <param name="Why">Why it must not be printed; then nothing of it is shown.</param>
    internal sealed record Answer(Guid Id, string Name, DateTimeOffset MetOn, string Text, string? Why);

    internal sealed class Handler(SummarySteps steps, Objections objections, AskFirst askFirst, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var open = await steps.ToChange(query.SummaryId, ct);
            var (no, flags) = await steps.Today(open, ct);
            var why = !Summary.IsReadable(open.Now.Status) ? $"This summary {Summary.InWords(open.Now.Status)}: it is printed when it is confirmed"
                : open.To.Who.Died ? "They have died"
                : await askFirst.Stands(open.Item.CaseId, ct) ? "This is held. Ask the lead practitioner"
                : no.Count > 0 || (open.Now.Status == SummaryStatus.Confirmed && (await steps.NewSince(open.Now.Id, flags, ct)).Count > 0)
                    ? "Something about who may be told has changed since it was confirmed. Read it again, and change the words or withhold it"
                : !open.Actor.HasFlag(SummaryActor.Chair) && (await objections.InCases([open.Item.CaseId], ct)).In(open.Item.CaseId, open.Item.ReferralId).IsHidden
                    ? "Somebody in the family objects to being talked about. Ask the chair"
                : null;
            var shown = new Answer(open.Now.Id, open.To.Name, open.Item.StartsAt, why is null ? open.Now.Text : "", why);
            if (why is null) audit.Leaves("print", open.About.Append(open.To.Who.Id)); // last: what is asked in between writes its own row
            return shown;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.WriteSummaries, On = nameof(SummaryId))]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid SummaryId { get; set; }

        internal Answer Letter { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Letter = await send.Ask(new Query(SummaryId), ct);
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>Who is asked to lead reads what they are asked, and the coordinator or chair sees who leads and who was asked.</summary>
internal static class ViewLead
{
    [Allows(Permissions.AnswerLead, Unscoped = "the question that it asks shows each what is theirs")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid CaseId { get; set; }

        public SeeLead.Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new SeeLead(CaseId), ct);
    }
}
